package com.example.failures;

class AnnotatedClientTest extends FailuresContract {

    AnnotatedClientTest() {
        super("default", "--spring.cloud.openfeign.circuitbreaker.enabled=true");
    }
}
