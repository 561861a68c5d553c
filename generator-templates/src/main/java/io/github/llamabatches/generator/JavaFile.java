package io.github.llamabatches.generator;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Completes a Java file ({@code {{#java}}}): shortens the names of types, then lays out the lines. Until then, control
 * characters, which the other text can't contain, delimit the sections to lay out.
 */
final class JavaFile implements Mustache.Lambda {

    private static final String JAVADOC = "\u0001";
    private static final String CODE = "\u0002";

    /** The sections {@code {{#javadoc}}} and {@code {{#fit}}} of templates. */
    static final Map<String, Mustache.Lambda> SECTIONS = Map.of("javadoc", marked(JAVADOC), "fit", marked(CODE));

    private final TypeNames names;

    JavaFile(TypeNames names) {
        this.names = names;
    }

    @Override
    public void execute(Template.Fragment fragment, Writer out) throws IOException {
        // Custom templates may have the line endings of Windows.
        String file = names.shorten(fragment.execute().replace("\r\n", "\n"));
        file = laidOut(file, JAVADOC, JavadocLayout::layOut);
        out.write(laidOut(file, CODE, CodeLayout::layOut));
    }

    private static Mustache.Lambda marked(String mark) {
        return (fragment, out) -> out.write(mark + fragment.execute() + mark);
    }

    private static String laidOut(String file, String mark, UnaryOperator<String> layout) {
        return Pattern.compile(mark + "([^" + mark + "]*)" + mark)
                .matcher(file)
                .replaceAll(part -> Matcher.quoteReplacement(layout.apply(part.group(1))));
    }
}
