package io.github.llamabatches.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/** Has Spring Boot say what is wrong with a property, where it was set and what to do, instead of a stack trace. */
final class BatchesFailureAnalyzer extends AbstractFailureAnalyzer<InvalidBatchesPropertyException> {

    private final @Nullable Environment environment;

    /** Called by Spring Boot, which has no environment to give if the start failed early. */
    BatchesFailureAnalyzer(@Nullable Environment environment) {
        this.environment = environment;
    }

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidBatchesPropertyException cause) {
        return new FailureAnalysis(cause.getMessage() + origin(cause.property()), cause.action(), cause);
    }

    /** Where the property was set, without its value. */
    private String origin(String property) {
        if (environment == null) {
            return "";
        }
        ConfigurationPropertyName name = ConfigurationPropertyName.of(property);
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            ConfigurationProperty found = source.getConfigurationProperty(name);
            if (found != null && found.getOrigin() != null) {
                return " It was set in " + found.getOrigin() + ".";
            }
        }
        return "";
    }
}
