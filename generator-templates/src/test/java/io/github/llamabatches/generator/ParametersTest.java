package io.github.llamabatches.generator;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.findAll;
import static com.github.tomakehurst.wiremock.client.WireMock.noContent;
import static com.github.tomakehurst.wiremock.client.WireMock.stubFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.parameters.api.ColorsApi;
import com.example.parameters.api.GetColorsQuery;
import com.example.parameters.api.ListChoiceQuery;
import com.example.parameters.api.ListCommasQuery;
import com.example.parameters.api.ListCookiesQuery;
import com.example.parameters.api.ListDeepQuery;
import com.example.parameters.api.ListExplodedQuery;
import com.example.parameters.api.ListJsonQuery;
import com.example.parameters.api.ListMapsQuery;
import com.example.parameters.api.ListMixedQuery;
import com.example.parameters.api.ListPageQuery;
import com.example.parameters.api.ListPipesQuery;
import com.example.parameters.api.ListRepeatedQuery;
import com.example.parameters.api.ListSpacesQuery;
import com.example.parameters.model.Color;
import com.example.parameters.model.ListDeepCreatedParameterByKind;
import com.example.parameters.model.Rgb;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import feign.Feign;
import io.github.llamabatches.runtime.FeignRecords;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that the code generated from {@code specs/parameters.yaml} sends parameters in the styles of OpenAPI. */
@WireMockTest
class ParametersTest {

    private static final List<String> COLORS = List.of("blue", "bla ck", "br,ow|n/ü");

    private ColorsApi api;

    @BeforeEach
    void answer(WireMockRuntimeInfo server) {
        stubFor(any(anyUrl()).willReturn(noContent()));
        api = FeignRecords.configure(Feign.builder()).target(ColorsApi.class, server.getHttpBaseUrl());
    }

    @Test
    void pathsAndHeaders() {
        GetColorsQuery.builder()
                .xColors(List.of(Color.BLUE, Color.of("new-1")))
                .build()
                .call(api, COLORS, "a.b", 5, List.of("x", "y"), List.of(1, 2));

        assertSent("/colors/blue,bla%20ck,br%2Cow%7Cn%2F%C3%BC/.a.b/;matrix=5/;matrices=x,y");
        assertThat(request().getHeader("X-Colors")).isEqualTo("blue,new-1");
        assertThat(request().getHeader("X-Sizes")).isEqualTo("1,2");
    }

    @Test
    void emptyOptionalListOfHeaderIsOmitted() {
        GetColorsQuery.builder().xColors(List.of()).build().call(api, List.of("a"), "a", 5, List.of("x"), List.of(1));

        assertThat(request().containsHeader("X-Colors")).isFalse();
    }

    @Test
    void emptyRequiredListIsRejected() {
        GetColorsQuery query = GetColorsQuery.builder().build();
        List<String> x = List.of("x");
        List<Integer> one = List.of(1);

        assertThatThrownBy(() -> query.call(api, List.of(), "a", 5, x, one))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> query.call(api, List.of("a", ""), "a", 5, x, one))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> query.call(api, x, "..", 5, x, one)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> query.call(api, x, "a", 5, List.of(), one))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> query.call(api, x, "a", 5, x, List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> GetColorsQuery.builder()
                        .xColors(List.of(Color.of("a b")))
                        .build()
                        .call(api, x, "a", 5, x, one))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> api.listRepeated(List.of(), null)).isInstanceOf(IllegalArgumentException.class);
        assertThat(findAll(anyRequestedFor(anyUrl()))).isEmpty();
    }

    @Test
    void listsOfQuery() {
        ListRepeatedQuery.builder()
                .color(COLORS)
                .expand(List.of("a", "b"))
                .build()
                .call(api);
        assertSent("/colors/repeated?color=blue&color=bla%20ck&color=br%2Cow%7Cn%2F%C3%BC"
                + "&expand%5B%5D=a&expand%5B%5D=b");

        ListCommasQuery.builder().color(List.of("blue", "bl ack")).build().call(api);
        assertSent("/colors/commas?color=blue%2Cbl%20ack");

        ListSpacesQuery.builder().color(List.of("blue", "bl,ack")).build().call(api);
        assertSent("/colors/spaces?color=blue%20bl%2Cack");

        ListPipesQuery.builder().color(List.of("blue", "bl ack")).build().call(api);
        assertSent("/colors/pipes?color=blue%7Cbl%20ack");
    }

    @Test
    void itemMustNotContainDelimiter() {
        assertThatThrownBy(() ->
                        ListCommasQuery.builder().color(List.of("a,b")).build().call(api))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        ListSpacesQuery.builder().color(List.of("a b")).build().call(api))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        ListPipesQuery.builder().color(List.of("a|b")).build().call(api))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void fieldsOfObject() {
        ListExplodedQuery.builder().r(100).b(150).build().call(api);
        assertSent("/colors/exploded?R=100&B=150");
        assertThatThrownBy(() -> ListExplodedQuery.builder().build()).isInstanceOf(NullPointerException.class);

        ListDeepQuery.builder()
                .colorR(100)
                .colorB(150)
                .createdGte(Instant.parse("2024-02-29T12:30:00Z"))
                .createdByFirstName("ü&")
                .createdByKind(ListDeepCreatedParameterByKind.GROUP)
                .createdByTags(List.of("x", "y"))
                .build()
                .call(api);
        assertSent("/colors/deep?color%5BR%5D=100&color%5BB%5D=150&created%5Bgte%5D=2024-02-29T12%3A30%3A00Z"
                + "&created%5Bby%5D%5Bfirst%20name%5D=%C3%BC%26&created%5Bby%5D%5Bkind%5D=group"
                + "&created%5Bby%5D%5Btags%5D%5B%5D=x&created%5Bby%5D%5Btags%5D%5B%5D=y");

        ListDeepQuery.builder().build().call(api);
        assertSent("/colors/deep");
    }

    @Test
    void listInAnExplodedObjectIsRepeated() {
        ListPageQuery.builder().page(2).sort(List.of("name,asc", "id")).build().call(api);

        assertSent("/colors/page?page=2&sort=name%2Casc&sort=id");
    }

    @Test
    void anObjectOrTheValueInItsPlace() {
        ListChoiceQuery.builder().createdGt(1).createdLt(5).build().call(api);
        assertSent("/colors/choice?created%5Bgt%5D=1&created%5Blt%5D=5");

        ListChoiceQuery.builder().created(7).build().call(api);
        assertSent("/colors/choice?created=7");
    }

    @Test
    void entriesOfMaps() {
        Map<String, Object> where = new LinkedHashMap<>();
        where.put("a b", List.of("x", 1));
        where.put("c", Map.of("d%2B", List.of(Map.of("e", true))));
        ListMapsQuery query = ListMapsQuery.builder()
                .page(2)
                .metadata(Map.of("k+%2F,{y}", "ü,&%2B{x}"))
                .where(where)
                .byR(Map.of("min", 5))
                .rest(Map.of("R&", Color.BLUE))
                .queryFields("q")
                .build();

        query.call(api);
        assertSent("/colors/maps?page=2&queryFields=q&metadata%5Bk%2B%252F%2C%7By%7D%5D=%C3%BC%2C%26%252B%7Bx%7D"
                + "&where%5Ba%20b%5D%5B%5D=x&where%5Ba%20b%5D%5B%5D=1&where%5Bc%5D%5Bd%252B%5D%5B0%5D%5Be%5D=true"
                + "&by%5Br%5D%5Bmin%5D=5&R%26=blue");

        ListMapsQuery.builder().where(Map.of()).build().call(api);
        assertSent("/colors/maps");
    }

    @Test
    void listsOfQueryInSeveralStyles() {
        ListMixedQuery query = ListMixedQuery.builder()
                .color(List.of("a,b", "c"))
                .commas(List.of(Color.BLUE, Color.of("n w")))
                .spaces(List.of("d", "e"))
                .pipes(List.of(1, 2))
                .build();

        query.call(api);
        assertSent("/colors/mixed?color=a%2Cb&color=c&commas%5B%5D=blue%2Cn%20w&spaces=d%20e&pipes=1%7C2");

        ListMixedQuery comma =
                query.toBuilder().commas(List.of(Color.of("a,b"))).build();
        assertThatThrownBy(() -> comma.call(api)).isInstanceOf(IllegalArgumentException.class);
        ListMixedQuery empty = query.toBuilder().pipes(List.of()).build();
        assertThatThrownBy(() -> empty.call(api)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void jsonInAQuery() {
        Map<String, Object> where = new LinkedHashMap<>(Map.of("a", List.of("ü", 1)));
        ListJsonQuery query = ListJsonQuery.builder()
                .filter(Rgb.builder().r(1).build())
                .where(where)
                .sort("x&\"")
                .build();
        where.clear();

        query.call(api);

        assertSent("/colors/json?filter=%7B%22R%22%3A1%7D&where=%7B%22a%22%3A%5B%22%C3%BC%22%2C1%5D%7D"
                + "&sort=%22x%26%5C%22%22");
    }

    @Test
    void severalCookies() {
        ListCookiesQuery query = ListCookiesQuery.builder().build();
        query.call(api, "s");
        assertThat(request().getHeader("Cookie")).isEqualTo("sid=s");

        query.toBuilder().nD(5).build().call(api, "s");
        assertThat(request().getHeader("Cookie")).isEqualTo("n'd=5; sid=s");

        query.toBuilder().csrf("c=").nD(5).build().call(api, "s");
        assertThat(request().getHeader("Cookie")).isEqualTo("csrf=c=; n'd=5; sid=s");
    }

    private static void assertSent(String url) {
        assertThat(request().getUrl()).isEqualTo(url);
    }

    private static LoggedRequest request() {
        List<LoggedRequest> requests = findAll(anyRequestedFor(anyUrl()));
        return requests.get(requests.size() - 1);
    }
}
