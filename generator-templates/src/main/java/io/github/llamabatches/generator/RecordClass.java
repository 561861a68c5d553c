package io.github.llamabatches.generator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An object of a specification as a record with a builder.
 *
 * @param packageName its package
 * @param name its name
 * @param description the description in the specification
 * @param deprecated whether it should not be used any more
 * @param fields its fields
 */
record RecordClass(
        String packageName, String name, @Nullable String description, boolean deprecated, List<Field> fields) {

    List<String> imports() {
        Imports imports = new Imports(List.of(), packageName).of("Generated", "JsonIgnoreProperties", "JsonInclude");
        fields.forEach(field -> imports.of(field.code()));
        return imports.when(isReadThroughBuilder(), "JsonCreator").toList();
    }

    /** Returns the statements of the constructor. */
    List<String> checks() {
        return fields.stream().flatMap(field -> field.checks().stream()).toList();
    }

    boolean hasChecks() {
        return !checks().isEmpty();
    }

    boolean hasNullChecks() {
        return fields.stream().anyMatch(Field::isNeverNull);
    }

    boolean hasCopies() {
        return fields.stream().anyMatch(field -> field.type().copy() != null);
    }

    /** Its name, where that of a field stands closer. */
    String className() {
        return name;
    }

    /** Whether building fails without some field. */
    boolean hasRequired() {
        return fields.stream().anyMatch(Field::required);
    }

    /** Whether Jackson must call the builder, because only its methods tell null from a field that is absent. */
    boolean isReadThroughBuilder() {
        return fields.stream().anyMatch(Field::isJsonNullable);
    }

    List<Field> deprecatedFields() {
        return fields.stream().filter(Field::deprecated).toList();
    }
}
