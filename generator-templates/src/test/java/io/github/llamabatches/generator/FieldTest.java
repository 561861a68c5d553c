package io.github.llamabatches.generator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llamabatches.generator.JavaType.Kind;
import org.junit.jupiter.api.Test;

class FieldTest {

    private static final String ABSENT =
            "@JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = JsonNullable.Absent.class)";

    @Test
    void requiredFieldIsCheckedByWireName() {
        Field field = field(JavaType.of(Kind.TEXT, false), true, false);

        assertThat(field.componentType()).isEqualTo("String");
        assertThat(field.parameterType()).isEqualTo("String");
        assertThat(field.builderField()).isEqualTo("@Nullable String someName");
        assertThat(field.annotations()).containsExactly("@JsonProperty(\"some_name\")");
        assertThat(field.readAnnotation()).isEqualTo("@JsonSetter(\"some_name\")");
        assertThat(field.isReadByField()).isTrue();
        assertThat(field.isCheckedByConstructor()).isTrue();
        assertThat(field.checks()).isEmpty();
        assertThat(field.built()).isEqualTo("someName");
        assertThat(field.isNullIfAbsent()).isFalse();
    }

    @Test
    void requiredNullableFieldMustBeSetAndIsWritten() {
        Field field = field(JavaType.of(Kind.TEXT, true), true, false);

        assertThat(field.componentType()).isEqualTo("@Nullable String");
        assertThat(field.builderField()).isEqualTo("@Nullable JsonNullable<String> someName");
        assertThat(field.annotations())
                .containsExactly("@JsonProperty(\"some_name\")", "@JsonInclude(JsonInclude.Include.ALWAYS)");
        assertThat(field.isReadByMethod()).isTrue();
        assertThat(field.isReadByField()).isFalse();
        assertThat(field.isCheckedByConstructor()).isFalse();
        assertThat(field.checks()).isEmpty();
        assertThat(field.kept()).isEqualTo("JsonNullable.of(someName)");
        assertThat(field.copiedToBuilder()).isEqualTo("JsonNullable.of(someName)");
        assertThat(field.built()).isEqualTo("someName.get()");
    }

    @Test
    void optionalFieldIsNullIfAbsent() {
        Field field = field(JavaType.of(Kind.TEXT, false), false, false);

        assertThat(field.componentType()).isEqualTo("@Nullable String");
        assertThat(field.annotations()).containsExactly("@JsonProperty(\"some_name\")");
        assertThat(field.checks()).isEmpty();
        assertThat(field.isNullIfAbsent()).isTrue();
        assertThat(field.isJsonNullable()).isFalse();
    }

    @Test
    void optionalNullableFieldDistinguishesAbsentFromNull() {
        Field field = field(JavaType.of(Kind.TEXT, true), false, false);

        assertThat(field.componentType()).isEqualTo("JsonNullable<String>");
        assertThat(field.parameterType()).isEqualTo("@Nullable String");
        assertThat(field.annotations()).containsExactly("@JsonProperty(\"some_name\")", ABSENT);
        assertThat(field.isReadByMethod()).isTrue();
        assertThat(field.isCheckedByConstructor()).isFalse();
        assertThat(field.checks()).containsExactly("Objects.requireNonNull(someName, \"some_name\");");
        assertThat(field.copiedToBuilder()).isEqualTo("someName");
        assertThat(field.clearMethod()).isEqualTo("clearSomeName");
        assertThat(field.isNullIfAbsent()).isFalse();
    }

    @Test
    void readOnlyFieldDoesNotDistinguishAbsentFromNull() {
        Field field = field(JavaType.of(Kind.TEXT, true), false, true);

        assertThat(field.componentType()).isEqualTo("@Nullable String");
        assertThat(field.isNullIfAbsent()).isTrue();
        assertThat(field.checks()).isEmpty();
    }

    @Test
    void listsAndMapsAreCopied() {
        JavaType text = JavaType.of(Kind.TEXT, false);

        assertThat(field(JavaType.list(text, false), true, false).checks())
                .containsExactly("someName = List.copyOf(someName);");
        assertThat(field(JavaType.list(text, true), true, false).checks())
                .containsExactly("someName = someName == null ? null : List.copyOf(someName);");
        assertThat(field(JavaType.map(text, false), false, false).checks())
                .containsExactly("someName = someName == null ? null : Immutable.map(someName);");
        assertThat(field(JavaType.list(text, true), false, false).checks())
                .containsExactly(
                        "Objects.requireNonNull(someName, \"some_name\");",
                        "someName = someName.map(Immutable::list);");
    }

    @Test
    void nullItemIsRejectedUnlessNullable() {
        JavaType strict = JavaType.list(JavaType.of(Kind.TEXT, false), false);
        JavaType loose = JavaType.list(JavaType.of(Kind.TEXT, true), false);

        String refused = "@JsonSetter(value = \"some_name\", contentNulls = Nulls.FAIL)";
        assertThat(field(strict, true, false).readAnnotation()).isEqualTo(refused);
        assertThat(field(strict, false, false).readAnnotation()).isEqualTo(refused);
        assertThat(field(loose, false, false).readAnnotation()).isEqualTo("@JsonSetter(\"some_name\")");
        assertThat(field(loose, false, false).checks())
                .containsExactly("someName = someName == null ? null : Immutable.list(someName);");
        // Jackson has one setting for all levels.
        assertThat(field(JavaType.list(loose, false), false, false).readAnnotation())
                .isEqualTo("@JsonSetter(\"some_name\")");
    }

    @Test
    void anyJsonIsCopied() {
        assertThat(field(JavaType.of(Kind.OBJECT, false), false, false).checks())
                .containsExactly("someName = Immutable.json(someName);");
        assertThat(field(JavaType.of(Kind.ANY, false), true, false).checks())
                .containsExactly("someName = Immutable.json(someName);");
        assertThat(field(JavaType.of(Kind.ANY, false), false, false).componentType())
                .isEqualTo("JsonNullable<Object>");
    }

    @Test
    void lenientFieldIsReadAsAnyJson() {
        Field field = field(JavaType.of(Kind.LONG, false), false, false).asLenient();

        assertThat(field.isReadByField()).isFalse();
        assertThat(field.isReadByMethod()).isFalse();
        assertThat(field.keptLeniently()).isEqualTo("Lenient.value(Long.class, someName)");
    }

    @Test
    void onlyNumberOrBooleanIsTheDefaultOfTheProperty() {
        assertThat(constant(JavaType.of(Kind.LONG, false), "1").annotations())
                .containsExactly("@JsonProperty(value = \"some_name\", defaultValue = \"1\")");
        assertThat(constant(JavaType.of(Kind.BOOLEAN, true), "true").annotations())
                .contains("@JsonProperty(value = \"some_name\", defaultValue = \"true\")");
        assertThat(constant(JavaType.named(Kind.ENUM, "Only", false), "only").annotations())
                .containsExactly("@JsonProperty(\"some_name\")");
    }

    private static Field constant(JavaType type, String constant) {
        return new Field("some_name", "someName", type, true, false, false, false, null, null, constant);
    }

    private static Field field(JavaType type, boolean required, boolean readOnly) {
        return new Field("some_name", "someName", type, required, readOnly, false, false, null, null, null);
    }
}
