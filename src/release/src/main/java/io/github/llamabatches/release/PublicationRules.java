package io.github.llamabatches.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Checks a bundle against the rules of Maven Central ("Requirements" in the documentation of its portal): a POM with a
 * name, description, URL, license, developer and source repository; sources and Javadoc for each jar; a signature and
 * checksums for each file; no snapshot version.
 */
final class PublicationRules {

    private static final String URL = "set -Drelease.url=https://…, the address of the source repository";

    /** The required elements of a POM, with the remedy if one is missing. */
    private static final Map<String, String> ELEMENTS = new LinkedHashMap<>();

    static {
        ELEMENTS.put("name", "add it to the module's POM");
        ELEMENTS.put("description", "add it to the module's POM");
        ELEMENTS.put("licenses/license/name", "add it to the root POM");
        ELEMENTS.put("licenses/license/url", "add it to the root POM");
        ELEMENTS.put("url", URL);
        ELEMENTS.put("scm/url", URL);
        ELEMENTS.put("scm/connection", URL);
        ELEMENTS.put("developers/developer/name", "set -Drelease.developer=NAME");
    }

    private final Map<String, List<String>> missing = new LinkedHashMap<>();

    private PublicationRules() {}

    /** Returns a line for each violated rule, with the artifacts and the remedy; empty if there is none. */
    static List<String> check(Path folder) throws IOException {
        PublicationRules rules = new PublicationRules();
        List<Path> files;
        try (Stream<Path> paths = Files.walk(folder)) {
            files = paths.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            if (file.toString().endsWith(".pom")) {
                rules.checkPom(file);
            }
            if (file.toString().matches(".*\\.(pom|jar|json)")) {
                rules.checkSiblings(file);
            }
        }
        List<String> lines = new ArrayList<>();
        rules.missing.forEach((rule, artifacts) -> lines.add(rule + " ("
                + (artifacts.size() > 3 ? artifacts.size() + " files" : String.join(", ", artifacts)) + ")"));
        return lines;
    }

    private void checkPom(Path file) {
        Pom pom = Pom.read(file);
        ELEMENTS.forEach((element, remedy) -> {
            String text = pom.text(element);
            require(!text.isEmpty() && !text.contains("${"), "<" + element + "> is missing: " + remedy, file);
        });
        require(
                !pom.version().endsWith("-SNAPSHOT"),
                "the version is a snapshot: set -Drevision=" + pom.version().replace("-SNAPSHOT", ""),
                file);
        if (pom.hasJar()) {
            String name = pom.artifactId() + "-" + pom.version();
            for (String jar : List.of(".jar", "-sources.jar", "-javadoc.jar")) {
                require(Files.exists(file.resolveSibling(name + jar)), name + jar + " is missing", file);
            }
        }
    }

    private void checkSiblings(Path file) {
        require(exists(file, ".asc"), "there are no signatures: set -Drelease.key=…, a GnuPG key", file);
        require(exists(file, ".md5") && exists(file, ".sha1"), "checksums are missing", file);
    }

    private static boolean exists(Path file, String ending) {
        return Files.exists(file.resolveSibling(file.getFileName() + ending));
    }

    private void require(boolean met, String rule, Path file) {
        if (!met) {
            missing.computeIfAbsent(rule, key -> new ArrayList<>())
                    .add(file.getFileName().toString());
        }
    }
}
