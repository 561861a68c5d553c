package io.github.llamabatches.generator;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Describes a record with a builder.
 *
 * @param packageName the package
 * @param name the simple name
 * @param description the description in the specification
 * @param deprecated whether it is deprecated
 * @param fields the fields
 * @param tags the fields that select it as a variant of unions
 * @param unions the unions of which it is a variant
 * @param additionalType the type of additional properties
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
     * A field with a fixed value, which the record writes.
     *
     * @param wireName the name in JSON
     * @param name the name in Java
     * @param value the value
     */
    record Tag(String wireName, String name, String value) {

        String wireLiteral() {
            return JavaLiteral.of(wireName);
        }

        String literal() {
            return JavaLiteral.of(value);
        }
    }

    /** Returns the names of the fields and tags in JSON as literals. */
    List<String> wireLiterals() {
        return Stream.concat(
                        fields.stream().map(Field::wireLiteral), tags.stream().map(Tag::wireLiteral))
                .toList();
    }

    /** Returns whether the builder casts an untyped value to a type with arguments. */
    boolean hasGenericFields() {
        return fields.stream().anyMatch(field -> field.isReadByField() && field.isGeneric());
    }

    /** Returns the interfaces that it implements. */
    List<String> interfaces() {
        return unions.isEmpty() ? List.of("java.io.Serializable") : unions;
    }

    /** Returns the type of an additional property, with its nullness. */
    String additionalValue() {
        return additionalType.nullable() ? "@Nullable " + additionalType.text() : additionalType.text();
    }

    /** Returns whether an additional property can't be null. */
    boolean refusesNullAdditional() {
        return !additionalType.nullable();
    }

    /** Returns whether additional properties have a schema. */
    boolean hasTypedAdditional() {
        return additionalType.kind() != JavaType.Kind.ANY;
    }

    /** Returns the fields whose absence the constructor detects. */
    List<Field> checkedFields() {
        return fields.stream().filter(Field::isCheckedByConstructor).toList();
    }

    boolean hasChecked() {
        return !checkedFields().isEmpty();
    }

    List<Field> requiredFields() {
        return fields.stream().filter(Field::required).toList();
    }

    /** Returns whether the builder checks for missing values, because the constructor can't detect all. */
    boolean checksBuilder() {
        return fields.stream().anyMatch(Field::isRequiredNullable);
    }

    /** Returns the fields that {@code builder()} sets. */
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

    /** Returns the name of the last component, which must differ from all fields, also in JSON. */
    String additionalProperties() {
        return free("additionalProperties");
    }

    /** Returns the name of the builder's method that adds an additional property. */
    String additionalProperty() {
        return free("additionalProperty");
    }

    /** Returns the name of the builder's field for additional properties. */
    String additionalField() {
        return free("additional");
    }

    /** Renames this component instead of a field: otherwise, a new field would rename an existing one. */
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

    /** Returns the qualified name, because generated code may use another type with the same simple name. */
    String className() {
        return packageName + "." + name;
    }

    /** Returns whether a field is required. */
    boolean hasRequired() {
        return !requiredFields().isEmpty();
    }

    /** Returns whether Jackson would use some methods of the builder as setters. */
    boolean hasSetters() {
        return fields.stream().anyMatch(Field::looksLikeSetter);
    }

    List<Field> deprecatedFields() {
        return fields.stream().filter(Field::deprecated).toList();
    }
}
