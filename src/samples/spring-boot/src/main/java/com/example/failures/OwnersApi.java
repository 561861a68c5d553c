package com.example.failures;

import feign.Headers;
import feign.Param;
import feign.RequestLine;

/** Another service, which knows whose a directory is and answers in JSON. */
interface OwnersApi {

    @RequestLine("GET /owner?directory={directory}")
    @Headers("Accept: application/json")
    String ownerOf(@Param("directory") String directoryId);
}
