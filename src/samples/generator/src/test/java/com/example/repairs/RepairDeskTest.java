package com.example.repairs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.repairs.model.Repair;
import com.example.repairs.model.RepairState;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.llamabatches.runtime.ErrorResponseException;
import io.github.llamabatches.runtime.JsonNullable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepairDeskTest {

    private static final LocalDate DAY = LocalDate.of(2026, 5, 9);

    private HttpServer workshop;
    private RepairDesk desk;
    private int status = 200;
    private String answer = "{}";
    private HttpExchange request;
    private String requestBody;

    @BeforeEach
    void start() throws IOException {
        workshop = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        workshop.createContext("/", this::answer);
        workshop.start();
        desk = RepairDesk.connect("http://127.0.0.1:" + workshop.getAddress().getPort(), "north side");
    }

    @AfterEach
    void stop() {
        workshop.stop(0);
    }

    @Test
    void overdueRepairsAreListedWithOneRequest() {
        answer = """
                {"repairs": [{"number": 7, "thing": "toaster", "state": "in_progress", "promised_on": "2026-05-01"}]}""";

        List<Repair> late = desk.late(DAY, "request-1");

        assertEquals("GET", request.getRequestMethod());
        assertEquals("/workshops/north%20side/repairs", request.getRequestURI().getRawPath());
        assertEquals(
                "state=booked,in_progress&promised_before=2026-05-09",
                request.getRequestURI().getQuery());
        assertEquals("request-1", request.getRequestHeaders().getFirst("X-Request-Id"));
        assertEquals(
                List.of(Repair.builder()
                        .number(7L)
                        .thing("toaster")
                        .state(RepairState.IN_PROGRESS)
                        .promisedOn(LocalDate.of(2026, 5, 1))
                        .build()),
                late);
    }

    @Test
    void absentAndNullAreSentDifferently() {
        status = 201;
        answer = """
                {"number": 8, "thing": "lamp", "state": "booked"}""";

        assertEquals(JsonNullable.absent(), desk.book("lamp").promisedOn());
        assertEquals("{\"thing\":\"lamp\"}", requestBody);
        assertEquals("POST", request.getRequestMethod());
        assertEquals("application/json", request.getRequestHeaders().getFirst("Content-Type"));
        String key = request.getRequestHeaders().getFirst("Idempotency-Key");
        assertEquals(key, UUID.fromString(key).toString());

        desk.bookWithoutPromise("lamp");
        assertEquals("{\"thing\":\"lamp\",\"promised_on\":null}", requestBody);

        desk.book("lamp", DAY);
        assertEquals("{\"thing\":\"lamp\",\"promised_on\":\"2026-05-09\"}", requestBody);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"number": 9, "thing": "radio", "state": "ready"}                             | The radio is ready
            {"number": 9, "thing": "radio", "state": "booked", "promised_on": null}       | The radio isn't here yet, and no day was promised
            {"number": 9, "thing": "radio", "state": "booked", "promised_on": "2026-05-09"} | The radio isn't here yet, and was promised for 2026-05-09
            {"number": 9, "thing": "radio", "state": "awaiting parts", "new": [1]}        | The radio is awaiting parts
            """)
    void absentAndNullAreReadDifferentlyAndUnknownStatesAreKept(String repair, String expected) {
        answer = repair;

        assertEquals(expected, desk.answer(9));
        assertEquals(
                "/workshops/north%20side/repairs/9", request.getRequestURI().getRawPath());
    }

    @Test
    void refusalIsReadFromTheErrorBody() {
        status = 422;
        answer = """
                {"reason": "No microwaves", "next_free_day": "2026-06-01"}""";

        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> desk.book("microwave"));

        assertEquals("No microwaves; come on 2026-06-01", refused.getMessage());
        assertInstanceOf(ErrorResponseException.class, refused.getCause());
    }

    @Test
    void otherErrorsKeepStatusAndDetail() {
        status = 404;
        answer = """
                {"detail": "no such repair"}""";

        ErrorResponseException error = assertThrows(ErrorResponseException.class, () -> desk.answer(10));

        assertEquals(404, error.status());
        assertTrue(error.getMessage().contains("no such repair"), error::getMessage);
    }

    private void answer(HttpExchange exchange) throws IOException {
        request = exchange;
        requestBody = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        byte[] body = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
