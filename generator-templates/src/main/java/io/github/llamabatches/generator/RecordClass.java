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
 * @param tags the fields that say to which variants of unions it belongs
 * @param unions the unions of which it is a variant
 * @param additionalType the type of its additional properties
 */
record RecordClass(
        String packageName,
        String name,
        @Nullable String description,
        boolean deprecated,
        List<Field> fields,
        List<Tag> tags,
        List<String> unions,
        JavaType additionalType) {

    /**
     * A field with one value, which the record writes.
     *
     * @param wireName its name in JSON
     * @param name its name in Java
     * @param value its value
     */
    record Tag(String wireName, String name, String value) {

        String wireLiteral() {
            return JavaLiteral.of(wireName);
        }

        String literal() {
            return JavaLiteral.of(value);
        }
    }

    /** The fields and the tags, by their names in JSON as literals. */
    List<String> wireLiterals() {
        return Stream.concat(
                        fields.stream().map(Field::wireLiteral), tags.stream().map(Tag::wireLiteral))
                .toList();
    }

    /** The interfaces that it implements. */
    List<String> interfaces() {
        return unions.isEmpty() ? List.of("java.io.Serializable") : unions;
    }

    /** The type of an additional property, with its nullness. */
    String additionalValue() {
        return additionalType.nullable() ? "@Nullable " + additionalType.text() : additionalType.text();
    }

    /** Whether an additional property can't be null. */
    boolean refusesNullAdditional() {
        return !additionalType.nullable();
    }

    /** Whether additional properties have a type. */
    boolean hasTypedAdditional() {
        return additionalType.kind() != JavaType.Kind.ANY;
    }

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

    /** Returns the fields that callers needn't set. */
    List<Field> presetFields() {
        return fields.stream().filter(field -> field.preset() != null).toList();
    }

    boolean hasPreset() {
        return !presetFields().isEmpty();
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
        Set<String> taken = Stream.concat(
                        fields.stream().flatMap(field -> Stream.of(field.name(), field.wireName())),
                        tags.stream().flatMap(tag -> Stream.of(tag.name(), tag.wireName())))
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
