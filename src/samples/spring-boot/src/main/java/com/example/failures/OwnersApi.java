package com.example.failures;

import feign.Headers;
import feign.Param;
import feign.RequestLine;

/** Another service, which returns the owner of a directory in JSON. */
interface OwnersApi {

    @RequestLine("GET /owner?directory={directory}")
    @Headers("Accept: application/json")
    String ownerOf(@Param("directory") String directoryId);
}
