package io.github.llamabatches.spring.example;

import io.github.llamabatches.BatchesClient;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;

@Service
class AllRegions {

    private final BatchesClient primary;
    private final BatchesClient europe;

    AllRegions(BatchesClient primary, @Qualifier("europe") BatchesClient europe) {
        this.primary = primary;
        this.europe = europe;
    }

    long count() {
        return primary.list().stream().count() + europe.list().stream().count();
    }
}
