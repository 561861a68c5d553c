package com.example.failures;

import io.github.llamabatches.BatchesClient;
import java.util.Map;

/** Prints the owners of the directories of failed batches: {@code java -jar failures.jar}. */
final class Main {

    private Main() {}

    public static void main(String[] args) {
        Map<String, String> environment = System.getenv();
        BatchesClient batches = BatchesClient.fromEnvironment();
        OwnersApi owners = OwnersApi.connect(
                environment.getOrDefault("OWNERS_URL", "http://localhost:8080"), environment.get("OWNERS_TOKEN"));
        new FailureReport(batches, owners)
                .failuresByOwner()
                .forEach((owner, failures) -> System.out.println(owner + ": " + failures));
    }
}
