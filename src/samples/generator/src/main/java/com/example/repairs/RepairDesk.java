package com.example.repairs;

import com.example.repairs.api.ListRepairsQuery;
import com.example.repairs.api.RepairsApi;
import com.example.repairs.model.NewRepair;
import com.example.repairs.model.Refusal;
import com.example.repairs.model.Repair;
import com.example.repairs.model.RepairState;
import feign.Feign;
import io.github.llamabatches.runtime.ErrorResponseException;
import io.github.llamabatches.runtime.FeignRecords;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Books and lists the repairs of one workshop. */
public final class RepairDesk {

    private static final int UNPROCESSABLE = 422;

    private final RepairsApi api;
    private final String workshopId;

    RepairDesk(RepairsApi api, String workshopId) {
        this.api = api;
        this.workshopId = workshopId;
    }

    /** Creates a client for the service of a workshop. */
    public static RepairDesk connect(String url, String workshopId) {
        RepairsApi api = FeignRecords.configure(Feign.builder()).target(RepairsApi.class, url);
        return new RepairDesk(api, workshopId);
    }

    /** Returns the overdue repairs. */
    public List<Repair> late(LocalDate today, String requestId) {
        return ListRepairsQuery.builder()
                .state(List.of(RepairState.BOOKED, RepairState.IN_PROGRESS))
                .promisedBefore(today)
                .xRequestId(requestId)
                .build()
                .call(api, workshopId)
                .repairs();
    }

    /** Books a repair and lets the workshop choose the day. */
    public Repair book(String thing) {
        return book(NewRepair.builder().thing(thing).build());
    }

    /** Books a repair without a promise. */
    public Repair bookWithoutPromise(String thing) {
        return book(NewRepair.builder().thing(thing).promisedOn(null).build());
    }

    /** Books a repair for a day. */
    public Repair book(String thing, LocalDate day) {
        return book(NewRepair.builder().thing(thing).promisedOn(day).build());
    }

    private Repair book(NewRepair repair) {
        try {
            return api.bookRepair(workshopId, UUID.randomUUID(), repair);
        } catch (ErrorResponseException e) {
            if (e.status() != UNPROCESSABLE) {
                throw e;
            }
            Refusal refusal = e.bodyAs(Refusal.class);
            String hint = refusal.nextFreeDay() == null ? "" : "; come on " + refusal.nextFreeDay();
            throw new IllegalArgumentException(refusal.reason() + hint, e);
        }
    }

    /** Describes the progress of a repair. */
    public String answer(long number) {
        Repair repair = api.getRepair(workshopId, number);
        String state = switch (repair.state().known()) {
            case BOOKED -> "isn't here yet";
            case IN_PROGRESS -> "is being repaired";
            case READY -> "is ready";
            // A state that the specification doesn't list keeps its text.
            case UNKNOWN -> "is " + repair.state().value();
        };
        return "The " + repair.thing() + " " + state + promise(repair);
    }

    private static String promise(Repair repair) {
        if (!repair.promisedOn().isPresent()) {
            return "";
        }
        LocalDate day = repair.promisedOn().get();
        return day == null ? ", and no day was promised" : ", and was promised for " + day;
    }
}
