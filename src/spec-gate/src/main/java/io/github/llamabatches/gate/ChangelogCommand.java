package io.github.llamabatches.gate;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** {@code changelog FROM TO}: prints in Markdown what changed between two specifications. */
final class ChangelogCommand implements SpecCommand.Subcommand {

    @Override
    public String usage() {
        return "changelog FROM TO";
    }

    @Override
    public boolean run(List<String> arguments, PrintStream out, Map<String, String> env) throws GateFailure {
        if (arguments.size() != 2) {
            throw new GateFailure("usage: " + usage());
        }
        SpecDocument from = CheckCommand.document(SpecCommand.path(arguments.get(0)));
        SpecDocument to = CheckCommand.document(SpecCommand.path(arguments.get(1)));
        try {
            out.print(ApiChangelog.between(from, to));
        } catch (IllegalStateException e) {
            throw new GateFailure(String.valueOf(e.getMessage()));
        }
        return true;
    }
}
