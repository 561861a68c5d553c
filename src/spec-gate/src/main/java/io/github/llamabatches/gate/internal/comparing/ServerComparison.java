package io.github.llamabatches.gate.internal.comparing;

import io.github.llamabatches.gate.internal.reading.Located;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Compares the servers of operations. */
record ServerComparison(Comparison comparison) {

    void compare(Located old, Located now) {
        Map<String, Located> before = byUrl(old);
        Map<String, Located> after = byUrl(now);
        Place place = Place.at(Text.of("the API"), "the API", now.pointer());
        after.forEach((url, server) -> {
            Place at = place.at(server.pointer()).subject(Text.of("server %s", url));
            if (before.containsKey(url)) {
                comparison.rest(before.get(url), server, at, Set.of("url"));
            } else {
                comparison.changes().add("server-added", at);
            }
        });
        before.forEach((url, server) -> {
            if (!after.containsKey(url)) {
                int index = old.items().indexOf(server);
                Place gone = old.isThere() ? place.gone(index) : place;
                comparison.changes().add("server-removed", gone.subject(Text.of("server %s", url)));
            }
        });
    }

    private static Map<String, Located> byUrl(Located servers) {
        Map<String, Located> byUrl = new LinkedHashMap<>();
        servers.items().forEach(server -> byUrl.putIfAbsent(server.text("url"), server));
        if (byUrl.isEmpty()) {
            byUrl.put("/", Located.nothing(servers.pointer()));
        }
        return byUrl;
    }
}
