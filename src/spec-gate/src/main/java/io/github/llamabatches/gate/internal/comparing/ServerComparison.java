package io.github.llamabatches.gate.internal.comparing;

import io.github.llamabatches.gate.internal.reading.Located;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Compares the servers of operations. */
record ServerComparison(Comparison comparison) {

    private static final Pattern HOST = Pattern.compile("^[^/]*//[^/]*");

    /** Limits the addresses of a server; with more, its variables aren't replaced by their values. */
    private static final int MOST_ADDRESSES = 500;

    void compare(Located old, Located now) {
        Map<String, Located> before = byUrl(old);
        Map<String, Located> after = byUrl(now);
        Place place = Place.at(Text.of("the API"), "the API", now.pointer());
        after.forEach((url, server) -> {
            Place at = place.at(server.pointer()).subject(Text.of("server %s", url));
            Located was = before.get(url);
            if (was == null) {
                comparison.changes().add("server-added", at);
                return;
            }
            comparison.rest(was, server, at, Set.of("url", "variables"));
            server.child("variables").members().forEach((name, variable) -> {
                Located former = was.child("variables").child(name);
                comparison.rest(
                        former.isThere() ? former : variable,
                        variable,
                        place.at(variable.pointer()).subject(Text.of("the variable %s", name)),
                        Set.of("enum"));
            });
        });
        before.forEach((url, server) -> {
            if (!after.containsKey(url)) {
                int index = old.items().indexOf(server);
                Place gone = old.isThere() ? place.gone(index) : place;
                comparison.changes().add("server-removed", gone.subject(Text.of("server %s", url)));
            }
        });
    }

    /** Returns the servers by each of their addresses, without the slash at the end, with the host in lower case. */
    private static Map<String, Located> byUrl(Located servers) {
        Map<String, Located> byUrl = new LinkedHashMap<>();
        for (Located server : servers.items()) {
            for (String url : addresses(server)) {
                String plain = HOST.matcher(url)
                        .replaceFirst(host -> lower(host).replace("$", "\\$"))
                        .replaceFirst("(?<=.)/+$", "");
                byUrl.putIfAbsent(plain, server);
            }
        }
        if (byUrl.isEmpty()) {
            byUrl.put("/", Located.nothing(servers.pointer()));
        }
        return byUrl;
    }

    private static String lower(MatchResult host) {
        return host.group().toLowerCase(Locale.ROOT);
    }

    private static List<String> addresses(Located server) {
        List<String> addresses = List.of(server.text("url"));
        for (Map.Entry<String, Located> variable :
                server.child("variables").members().entrySet()) {
            List<Located> values = variable.getValue().child("enum").items();
            String name = "{" + variable.getKey() + "}";
            if (values.isEmpty() || addresses.size() * values.size() > MOST_ADDRESSES) {
                continue;
            }
            List<String> further = new ArrayList<>();
            addresses.forEach(url -> values.forEach(
                    value -> further.add(url.replace(name, value.node().asText()))));
            addresses = further;
        }
        return addresses;
    }
}
