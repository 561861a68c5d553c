package io.github.llamabatches.generator;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** Returns the fields that the constructor finds missing. */
    List<Field> checkedFields() {
        return fields.stream().filter(Field::isCheckedByConstructor).toList();
    }

    boolean hasChecked() {
        return !checkedFields().isEmpty();
    }

    List<Field> requiredFields() {
        return fields.stream().filter(Field::required).toList();
    }

    /** Whether the builder must look what is missing, because the constructor doesn't notice all of it. */
    boolean checksBuilder() {
        return fields.stream().anyMatch(Field::isRequiredNullable);
    }

    /** Returns the other statements of the constructor. */
    List<String> checks() {
        return fields.stream().flatMap(field -> field.checks().stream()).toList();
    }

    /** Returns the last component, which Jackson must find under no name that a field has, not even in JSON. */
    String additionalProperties() {
        return free("additionalProperties");
    }

    /** Returns the method of the builder that adds one of them. */
    String additionalProperty() {
        return free("additionalProperty");
    }

    /** Returns the field of the builder that holds them. */
    String additionalField() {
        return free("additional");
    }

    /** No field of the specification gives way: one that is new would take the name of another one otherwise. */
    private String free(String wanted) {
        Set<String> taken = fields.stream()
                .flatMap(field -> Stream.of(field.name(), field.wireName()))
                .collect(Collectors.toSet());
        return Stream.iterate(wanted, name -> name + "_")
                .filter(name -> !taken.contains(name))
                .findFirst()
                .orElseThrow();
    }

    /** Its name in code: a type that the code uses can have the same simple name. */
    String className() {
        return packageName + "." + name;
    }

    /** Whether building fails without some field. */
    boolean hasRequired() {
        return !requiredFields().isEmpty();
    }

    /** Whether Jackson must be kept from methods of the builder that look like setters. */
    boolean hasSetters() {
        return fields.stream().anyMatch(Field::looksLikeSetter);
    }

    List<Field> deprecatedFields() {
        return fields.stream().filter(Field::deprecated).toList();
    }
}
