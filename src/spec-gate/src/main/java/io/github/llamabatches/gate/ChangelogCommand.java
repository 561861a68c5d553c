package io.github.llamabatches.gate;

import io.github.llamabatches.gate.internal.comparing.ApiChangelog;
import io.github.llamabatches.gate.internal.comparing.Selection;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** Implements {@code changelog FROM TO}: prints the changes between two specifications in Markdown. */
final class ChangelogCommand implements SpecCommand.Subcommand {

    @Override
    public String usage() {
        return "changelog FROM TO [--operations all|common|ID,GET /PATH,…]";
    }

    @Override
    public boolean run(List<String> arguments, PrintStream out, Map<String, String> env) throws GateFailure {
        boolean chosen = arguments.size() == 4 && arguments.get(2).equals("--operations");
        if (arguments.size() != 2 && !chosen) {
            throw new GateFailure("usage: " + usage());
        }
        SpecDocument from = CheckCommand.document(SpecCommand.path(arguments.get(0)));
        SpecDocument to = CheckCommand.document(SpecCommand.path(arguments.get(1)));
        try {
            Selection selection = chosen ? Selection.of(arguments.get(3)) : Selection.ALL;
            out.print(ApiChangelog.between(from, to, selection, CodeComparison::join));
        } catch (IllegalStateException e) {
            throw new GateFailure(String.valueOf(e.getMessage()));
        }
        return true;
    }
}
