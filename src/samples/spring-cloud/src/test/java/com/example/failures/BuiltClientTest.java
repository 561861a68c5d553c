package com.example.failures;

class BuiltClientTest extends FailuresContract {

    BuiltClientTest() {
        super("built-client");
    }
}
