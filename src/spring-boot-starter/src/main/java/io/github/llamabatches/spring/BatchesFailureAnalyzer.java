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

/** Reports an invalid property with its origin and a remedy instead of a stack trace. */
final class BatchesFailureAnalyzer extends AbstractFailureAnalyzer<InvalidBatchesPropertyException> {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{[\\w.-]+:?}");

    private final @Nullable Environment environment;

    /** Called by Spring Boot, without an environment if startup failed early. */
    BatchesFailureAnalyzer(@Nullable Environment environment) {
        this.environment = environment;
    }

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidBatchesPropertyException cause) {
        return new FailureAnalysis(cause.getMessage() + origin(cause), cause.action(), cause);
    }

    /**
     * Describes the origin of a property. Of its value, shows only the name of a variable, because the rest may be a
     * secret.
     */
    private String origin(InvalidBatchesPropertyException cause) {
        if (environment == null) {
            return "";
        }
        // Not of(…), which rejects environment variables and headers with capital letters.
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
