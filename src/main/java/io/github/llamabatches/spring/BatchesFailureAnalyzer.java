package io.github.llamabatches.spring;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Has Spring Boot say what is wrong with a property and what to do, instead of a stack trace. */
final class BatchesFailureAnalyzer extends AbstractFailureAnalyzer<InvalidBatchesPropertyException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidBatchesPropertyException cause) {
        return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
    }
}
