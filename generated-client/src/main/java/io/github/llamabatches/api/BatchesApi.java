package io.github.llamabatches.api;

import feign.Headers;
import feign.Param;
import feign.RequestLine;
import io.github.llamabatches.core.CookieExpander;
import io.github.llamabatches.core.PercentEncoder;
import io.github.llamabatches.model.BatchPage;
import io.github.llamabatches.model.BatchStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Batches of document jobs.
 *
 * <p>Instances are made by Feign; whether they are safe to share between threads is up to the client they are built on.
 */
public interface BatchesApi {

    /**
     * List batches.
     *
     * <p>Returns one page of the batches of a project. A page can hold fewer batches than asked for, or none, and still
     * be followed by others: only a page without a token is the last one. Not on the reference page: the order of the
     * batches is unspecified.
     *
     * @param createdAtOnOrAfter Keep the batches that were created at this time or later. The bound is inclusive. Null
     *     leaves it out.
     * @param createdAtOnOrBefore Keep the batches that were created at this time or earlier. The bound is inclusive.
     *     Null leaves it out.
     * @param organizationId The organization to list. Not on the reference page: ids are opaque, whatever form the ones
     *     at hand have. Null leaves it out.
     * @param pageSize How many batches a page should hold. The server may return another number. Not on the reference
     *     page: the number is an integer; default and limits are unknown. Null leaves it out.
     * @param pageToken Where to go on: the token of the page before. The other parameters must stay as they were. Left
     *     out for the first page. Null leaves it out.
     * @param projectId The project to list. Without it, the project that the credentials belong to. Null leaves it out.
     * @param sourceDirectoryId Keep the batches of this source directory. Null leaves it out.
     * @param status Keep the batches that have this status. Null leaves it out.
     * @param session A session, as an alternative to the bearer key. Null leaves it out.
     * @return One page of batches.
     */
    @RequestLine(
            value = "GET /api/v2/batches"
                    + "?created_at_on_or_after={createdAtOnOrAfter}"
                    + "&created_at_on_or_before={createdAtOnOrBefore}"
                    + "&organization_id={organizationId}"
                    + "&page_size={pageSize}"
                    + "&page_token={pageToken}"
                    + "&project_id={projectId}"
                    + "&source_directory_id={sourceDirectoryId}"
                    + "&status={status}",
            decodeSlash = false)
    @Headers({
        "Accept: application/json",
        "Cookie: {session}",
    })
    BatchPage listBatches(
            @Param("createdAtOnOrAfter") @Nullable Instant createdAtOnOrAfter,
            @Param("createdAtOnOrBefore") @Nullable Instant createdAtOnOrBefore,
            @Param(value = "organizationId", expander = PercentEncoder.class) @Nullable String organizationId,
            @Param("pageSize") @Nullable Integer pageSize,
            @Param(value = "pageToken", expander = PercentEncoder.class) @Nullable String pageToken,
            @Param(value = "projectId", expander = PercentEncoder.class) @Nullable String projectId,
            @Param(value = "sourceDirectoryId", expander = PercentEncoder.class) @Nullable String sourceDirectoryId,
            @Param(value = "status", expander = PercentEncoder.class) @Nullable BatchStatus status,
            @Param(value = "session", expander = ListBatchesSessionCookie.class) @Nullable String session);

    /**
     * List batches.
     *
     * <p>Returns one page of the batches of a project. A page can hold fewer batches than asked for, or none, and still
     * be followed by others: only a page without a token is the last one. Not on the reference page: the order of the
     * batches is unspecified.
     *
     * @param query the query parameters
     * @return One page of batches.
     */
    default BatchPage listBatches(ListBatchesQuery query) {
        return listBatches(
                query.createdAtOnOrAfter(),
                query.createdAtOnOrBefore(),
                query.organizationId(),
                query.pageSize(),
                query.pageToken(),
                query.projectId(),
                query.sourceDirectoryId(),
                query.status(),
                null);
    }

    /** Writes the cookie session. */
    final class ListBatchesSessionCookie extends CookieExpander {

        /** For Feign. */
        public ListBatchesSessionCookie() {
            super("session");
        }
    }
}
