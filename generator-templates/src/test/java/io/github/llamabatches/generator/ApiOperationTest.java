package io.github.llamabatches.generator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.llamabatches.generator.ApiParameter.Place;
import io.github.llamabatches.generator.ApiParameter.Style;
import io.github.llamabatches.generator.JavaType.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApiOperationTest {

    private static final SpecPart NOWHERE = new SpecPart(MissingNode.getInstance(), "");
    private static final JavaType TEXT = JavaType.of(Kind.TEXT, false);

    @Test
    void recordPassesArgumentsInOrder() {
        ApiOperation operation = operation(
                parameter(Place.HEADER, "trace", true, false),
                parameter(Place.QUERY, "q", false, false),
                parameter(Place.COOKIE, "session", false, true),
                parameter(Place.PATH, "id", true, false),
                ApiParameter.body(NOWHERE, TEXT, true, null));

        assertThat(operation.recordName()).isEqualTo("PutItQuery");
        assertThat(operation.recordParameters()).extracting(ApiParameter::name).containsExactly("q");
        assertThat(operation.besideRecord()).extracting(ApiParameter::name).containsExactly("trace", "id", "body");
        assertThat(operation.arguments()).containsExactly("trace", "q", "null", "id", "body");
    }

    @Test
    void operationWithOnlyOptionalHeaderHasRecord() {
        assertThat(operation(parameter(Place.HEADER, "trace", false, false)).hasRecord())
                .isTrue();
        assertThat(operation(parameter(Place.HEADER, "trace", true, false)).hasRecord())
                .isFalse();
        assertThat(operation(parameter(Place.COOKIE, "session", false, true)).hasRecord())
                .isFalse();
    }

    @Test
    void requestLineHasOwnVariablesAndOriginalNames() {
        ApiOperation operation = operation(
                parameter(Place.PATH, "id", true, false),
                new ApiParameter(
                        NOWHERE,
                        Place.QUERY,
                        "größe",
                        "größe",
                        "p2",
                        TEXT,
                        false,
                        false,
                        false,
                        Style.PLAIN,
                        null,
                        null,
                        ""),
                parameter(Place.QUERY, "b", false, false));

        assertThat(operation.requestLine())
                .containsExactly("\"PUT /it/{id}\"", "\"?gr%C3%B6%C3%9Fe={p2}\"", "\"&b={b}\"");
    }

    @Test
    void headersOfContentAndParameters() {
        ApiOperation operation = operation(
                parameter(Place.HEADER, "trace", true, false), parameter(Place.COOKIE, "session", false, true));

        assertThat(operation.headers())
                .containsExactly(
                        "\"Accept: application/json\"",
                        "\"Content-Type: application/json\"",
                        "\"trace: {trace}\"",
                        "\"Cookie: {session}\"");
    }

    @Test
    void headlineWithoutSummaryIsEndpoint() {
        assertThat(operation().headline()).isEqualTo("Sends {@code PUT /it/{id}}.");
        assertThat(operation().resultType()).isEqualTo("void");
    }

    private static ApiOperation operation(ApiParameter... parameters) {
        return new ApiOperation(
                "PUT",
                "/it/{id}",
                "putIt",
                null,
                null,
                false,
                List.of(parameters),
                null,
                false,
                List.of(),
                List.of("application/json"),
                "application/json",
                List.of(),
                false,
                null);
    }

    private static ApiParameter parameter(Place place, String name, boolean required, boolean sensitive) {
        return new ApiParameter(
                NOWHERE, place, name, name, name, TEXT, required, sensitive, false, Style.PLAIN, null, null, "C");
    }
}
