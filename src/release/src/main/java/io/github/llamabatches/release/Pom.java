package io.github.llamabatches.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads elements of a POM. */
final class Pom {

    private final Path file;
    private final Document document;

    private Pom(Path file, Document document) {
        this.file = file;
        this.document = document;
    }

    static Pom read(Path file) {
        try (var in = Files.newInputStream(file)) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return new Pom(file, factory.newDocumentBuilder().parse(new InputSource(in)));
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new ReleaseFailure("The POM " + file + " can't be read: " + e.getMessage());
        }
    }

    Path file() {
        return file;
    }

    String groupId() {
        return text("groupId");
    }

    String artifactId() {
        return text("artifactId");
    }

    String version() {
        return text("version");
    }

    boolean hasJar() {
        return !text("packaging").equals("pom");
    }

    /** Returns the text of an element below the project, such as {@code scm/url}, or "" if there is none. */
    String text(String path) {
        try {
            return XPathFactory.newInstance()
                    .newXPath()
                    .evaluate("/project/" + path, document)
                    .strip();
        } catch (XPathExpressionException e) {
            throw new IllegalArgumentException(path, e);
        }
    }
}
