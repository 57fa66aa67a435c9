package parley.http;

import com.google.protobuf.Message;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpResponseWriter;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.Optional;

/** One answer, or one failure, as one JSON object. */
final class WholeReply implements JsonCall.Reply {

    private final HttpResponseWriter response;
    private Optional<Message> answer = Optional.empty();

    WholeReply(HttpResponseWriter response) {
        this.response = response;
    }

    @Override
    public void send(Message message) {
        answer = Optional.of(message);
    }

    @Override
    public void end(Status status, Metadata trailers) {
        String json = status.isOk()
                ? JsonAnswer.of(answer.orElseThrow())
                : JsonAnswer.of(JsonAnswer.failure(status, trailers));
        close(response, status, json);
    }

    /** An object and no more. */
    static void close(HttpResponseWriter response, Status status, String json) {
        var headers = ResponseHeaders.builder(JsonAnswer.status(status.getCode()))
                .contentType(MediaType.JSON_UTF_8)
                .set(HttpHeaderNames.CACHE_CONTROL, "no-store");
        if (status.getCode() == Status.Code.UNAUTHENTICATED) {
            headers.set(HttpHeaderNames.WWW_AUTHENTICATE, "Bearer");
        }
        if (response.tryWrite(headers.build()) && response.tryWrite(HttpData.ofUtf8(json))) {
            response.close();
        }
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void listen(Runnable ready, Runnable gone) {
        var unused = response.whenComplete().exceptionally(why -> {
            gone.run();
            return null;
        });
    }
}
