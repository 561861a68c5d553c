package io.github.llamabatches.generator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.llamabatches.generator.ApiParameter.Place;
import io.github.llamabatches.generator.ApiParameter.Style;
import io.github.llamabatches.generator.JavaType.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiParameterTest {

    private static final SpecPart NOWHERE = new SpecPart(MissingNode.getInstance(), "");
    private static final JavaType TEXT = JavaType.of(Kind.TEXT, false);

    @ParameterizedTest
    @CsvSource({
        "PATH,   true,  PathSegment",
        "QUERY,  false, PercentEncoder",
        "HEADER, false, HeaderText",
        "COOKIE, false, SomeCookie"
    })
    void eachLocationHasItsExpander(Place place, boolean required, String expander) {
        assertThat(parameter(place, TEXT, required, false).annotation())
                .isEqualTo("@Param(value = \"name\", expander = " + expander + ".class)");
    }

    @ParameterizedTest
    @CsvSource({
        "REPEATED, ListItem",
        "COMMAS, CommaSeparatedItem",
        "SPACES, SpaceSeparatedItem",
        "PIPES, PipeSeparatedItem"
    })
    void listIsRepeatedOrJoined(Style style, String expander) {
        ApiParameter list = new ApiParameter(
                NOWHERE,
                Place.QUERY,
                "name",
                "name",
                "name",
                JavaType.list(TEXT, false),
                false,
                false,
                false,
                style,
                null,
                null,
                "");

        assertThat(list.expander()).isEqualTo(expander);
    }

    @ParameterizedTest
    @CsvSource({
        // place, required, sensitive: in the record, beside it
        "QUERY,  true,  false, true,  false",
        "QUERY,  false, false, true,  false",
        "QUERY,  true,  true,  false, true",
        "QUERY,  false, true,  false, false",
        "HEADER, true,  false, false, true",
        "HEADER, false, false, true,  false",
        "COOKIE, false, false, true,  false",
        "COOKIE, false, true,  false, false",
        "COOKIE, true,  true,  false, true",
        "PATH,   true,  false, false, true"
    })
    void recordHoldsQueryAndOptionalParametersButNoCredentials(
            Place place, boolean required, boolean sensitive, boolean inRecord, boolean beside) {
        ApiParameter parameter = parameter(place, TEXT, required, sensitive);

        assertThat(parameter.isInRecord()).isEqualTo(inRecord);
        assertThat(parameter.isBesideRecord()).isEqualTo(beside);
    }

    @Test
    void bodyIsArgumentWithoutAnnotation() {
        ApiParameter body = ApiParameter.body(NOWHERE, TEXT, false, null);

        assertThat(body.annotation()).isNull();
        assertThat(body.isBesideRecord()).isTrue();
        assertThat(body.declaredType()).isEqualTo("String");
    }

    @Test
    void optionalParameterIsNullable() {
        assertThat(parameter(Place.QUERY, TEXT, false, false).declaredType()).isEqualTo("@Nullable String");
        assertThat(parameter(Place.QUERY, TEXT, true, false).declaredType()).isEqualTo("String");
    }

    @Test
    void missingValueIsRejectedAndEmptyListIsOmitted() {
        JavaType list = JavaType.list(TEXT, false);

        assertThat(parameter(Place.QUERY, TEXT, true, false).checks())
                .containsExactly("Objects.requireNonNull(name, \"name\");");
        assertThat(parameter(Place.QUERY, list, true, false).checks())
                .containsExactly("Objects.requireNonNull(name, \"name\");", "name = List.copyOf(name);");
        assertThat(parameter(Place.QUERY, list, false, false).checks())
                .containsExactly("name = name == null || name.isEmpty() ? null : List.copyOf(name);");
        assertThat(parameter(Place.QUERY, TEXT, false, false).checks()).isEmpty();
    }

    private static ApiParameter parameter(Place place, JavaType type, boolean required, boolean sensitive) {
        return new ApiParameter(
                NOWHERE,
                place,
                "name",
                "name",
                "name",
                type,
                required,
                sensitive,
                false,
                Style.PLAIN,
                null,
                null,
                "SomeCookie");
    }
}
