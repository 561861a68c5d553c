package io.github.llamabatches.build;

import io.github.llamabatches.build.names.NamesCommand;
import io.github.llamabatches.build.spec.SpecCommand;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Checks a specification and, if nothing is wrong with it, chooses its Java names: in one process, because starting one
 * takes longer than either.
 */
public final class GenerationCommand {

    private static final String NAMES = "--names";

    private GenerationCommand() {}

    /**
     * Runs both, and ends the process as {@link SpecCommand} does if something is wrong.
     *
     * @param args the arguments of {@link SpecCommand}, {@code --names}, and the arguments of {@link NamesCommand}
     * @throws IOException if a file can't be read or written
     */
    public static void main(String[] args) throws IOException {
        List<String> all = Arrays.asList(args);
        int end = all.indexOf(NAMES);
        int exit = SpecCommand.run(all.subList(0, end).toArray(String[]::new));
        if (exit != 0) {
            System.exit(exit);
        }
        NamesCommand.main(all.subList(end + 1, all.size()).toArray(String[]::new));
    }
}
