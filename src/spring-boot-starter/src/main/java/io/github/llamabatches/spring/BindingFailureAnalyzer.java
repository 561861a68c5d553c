package io.github.llamabatches.spring;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.ConverterNotFoundException;

/**
 * Reports properties with an unknown name, or a value in place of a group. Called before Spring Boot's analyzer, which
 * shows the value: it can be the key under a wrong name, or a proxy's URL with a password.
 */
@Order(0)
final class BindingFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

    /** Called by Spring Boot. */
    BindingFailureAnalyzer() {}

    /** Returns null for properties of others, and if only the value is wrong, which Spring Boot shows. */
    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
        if (!(cause.getName() + ".").startsWith(BatchesProperties.PREFIX + '.')) {
            return null;
        }
        if (cause.getCause() instanceof UnboundConfigurationPropertiesException unbound) {
            String description = unbound.getUnboundProperties().stream()
                    .map(property -> describe(property.getName(), "is unknown.", property))
                    .collect(Collectors.joining("\n"));
            return new FailureAnalysis(description, "Correct its name or remove it.", cause);
        }
        if (cause.getCause() instanceof ConverterNotFoundException) {
            return new FailureAnalysis(
                    describe(cause.getName(), "is a group and has no value.", cause.getProperty()),
                    "Set the properties whose names begin with '" + cause.getName() + ".'.",
                    cause);
        }
        return null;
    }

    private static String describe(
            ConfigurationPropertyName name, String problem, @Nullable ConfigurationProperty property) {
        String origin =
                property == null || property.getOrigin() == null ? "" : " It was set in " + property.getOrigin() + ".";
        return "The property '" + name + "' " + problem + origin;
    }
}
