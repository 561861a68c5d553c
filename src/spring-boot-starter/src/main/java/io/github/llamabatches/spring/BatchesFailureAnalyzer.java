package io.github.llamabatches.spring;

import java.util.regex.Pattern;
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

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{[\\w.-]+:?}");

    private final @Nullable Environment environment;

    /** Called by Spring Boot, which has no environment to give if the start failed early. */
    BatchesFailureAnalyzer(@Nullable Environment environment) {
        this.environment = environment;
    }

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidBatchesPropertyException cause) {
        return new FailureAnalysis(cause.getMessage() + origin(cause), cause.action(), cause);
    }

    /** Where the property was set; of its value only the name of a variable, since the rest may be a secret. */
    private String origin(InvalidBatchesPropertyException cause) {
        if (environment == null) {
            return "";
        }
        // Not of(…), which takes neither a variable nor a header with capitals.
        ConfigurationPropertyName name = ConfigurationPropertyName.adapt(
                cause.property(), cause.property().startsWith(BatchesProperties.PREFIX) ? '.' : '_');
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            ConfigurationProperty found = source.getConfigurationProperty(name);
            if (found != null && found.getOrigin() != null) {
                String value = String.valueOf(found.getValue());
                boolean isNews =
                        VARIABLE.matcher(value).matches() && !cause.getMessage().contains(value);
                return " It was set " + (isNews ? "to " + value + " " : "") + "in " + found.getOrigin() + ".";
            }
        }
        return "";
    }
}
