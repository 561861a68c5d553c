package io.github.llamabatches.build.spec;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Prints the changelog of the API between two specifications. */
public final class ChangelogCommand {

    private static final int FAILED = 2;

    private ChangelogCommand() {}

    /**
     * Runs the command and ends the process: with 0, or with 2 if it couldn't do its work.
     *
     * @param args the older specification and the newer one
     */
    public static void main(String[] args) {
        PrintStream out = utf8(FileDescriptor.out);
        PrintStream err = utf8(FileDescriptor.err);
        int status = run(args, out, err);
        out.flush();
        err.flush();
        System.exit(status);
    }

    static int run(String[] args, PrintStream out, PrintStream err) {
        if (args.length != 2) {
            err.println("usage: changelog FROM TO");
            return FAILED;
        }
        try {
            String changelog = ApiChangelog.between(read(args[0]), read(args[1]));
            out.print(changelog);
            out.flush();
            return 0;
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
            err.println("The changelog can't be written: " + oneLine(e));
            return FAILED;
        }
    }

    private static SpecDocument read(String name) throws IOException {
        try {
            Path file = Path.of(name);
            return SpecDocument.parse(file, Files.readString(file, StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            throw new IOException("there is no file " + name, e);
        } catch (CharacterCodingException e) {
            throw new IOException(name + " is not UTF-8", e);
        } catch (RuntimeException e) {
            throw new IOException(name + " can't be read: " + oneLine(e), e);
        }
    }

    private static String oneLine(Throwable problem) {
        String message = problem.getMessage() == null ? problem.toString() : problem.getMessage();
        return message.replaceAll("\\s+", " ").strip();
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }
}
