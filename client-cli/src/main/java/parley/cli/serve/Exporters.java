package parley.cli.serve;

import io.opentelemetry.exporter.prometheus.PrometheusHttpServer;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import java.io.IOException;
import java.net.BindException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import parley.cli.console.BadInputException;
import parley.coordinator.telemetry.Telemetry;
import parley.wire.Endpoint;
import parley.wire.Loopback;

/** Where a coordinator's figures and traces go: to whoever reads the port, and to the collector that the environment names. */
final class Exporters implements AutoCloseable {

    private static final String[] ADDRESSES = {
        "otel.exporter.otlp.endpoint", "otel.exporter.otlp.traces.endpoint", "otel.exporter.otlp.metrics.endpoint"
    };

    private final Optional<OpenTelemetrySdk> sdk;
    private boolean closed;

    private Exporters(Optional<OpenTelemetrySdk> sdk) {
        this.sdk = sdk;
    }

    /** Nothing is started, and nothing measured, where neither is asked for. */
    static Exporters start(Optional<Integer> metricsPort, boolean collector) throws IOException {
        if (metricsPort.isEmpty() && !collector) {
            return new Exporters(Optional.empty());
        }
        try {
            return new Exporters(Optional.of(sdk(metricsPort)));
        } catch (RuntimeException e) {
            Throwable root = Stream.iterate((Throwable) e, cause -> cause != null, Throwable::getCause)
                    .reduce(e, (outer, inner) -> inner);
            if (root instanceof BindException taken && metricsPort.isPresent()) {
                throw Endpoint.loopback(metricsPort.get()).cannotListen(taken);
            }
            throw new BadInputException("a variable OTEL_...: " + root.getMessage(), e);
        }
    }

    private static OpenTelemetrySdk sdk(Optional<Integer> metricsPort) {
        return AutoConfiguredOpenTelemetrySdk.builder()
                .disableShutdownHook()
                .addPropertiesCustomizer(Exporters::defaults)
                .addTracerProviderCustomizer((tracers, config) -> tracers.setIdGenerator(new SessionIds()))
                .addMeterProviderCustomizer((meters, config) -> {
                    metricsPort.ifPresent(port -> meters.registerMetricReader(PrometheusHttpServer.builder()
                            .setHost(Loopback.at(port).getHostString())
                            .setPort(port)
                            .build()));
                    return meters;
                })
                .build()
                .getOpenTelemetrySdk();
    }

    /** Nobody is sent anything who was not named. */
    private static Map<String, String> defaults(ConfigProperties config) {
        boolean named = Stream.of(ADDRESSES).anyMatch(address -> config.getString(address) != null);
        var defaults = new HashMap<String, String>();
        absent(config, "otel.service.name", "parley-coordinator", defaults);
        absent(config, "otel.exporter.otlp.protocol", "http/protobuf", defaults);
        absent(config, "otel.traces.exporter", named ? "otlp" : "none", defaults);
        absent(config, "otel.metrics.exporter", named ? "otlp" : "none", defaults);
        absent(config, "otel.logs.exporter", "none", defaults);
        return defaults;
    }

    private static void absent(ConfigProperties config, String name, String value, Map<String, String> defaults) {
        if (config.getString(name) == null) {
            defaults.put(name, value);
        }
    }

    Telemetry telemetry() {
        return sdk.map(Telemetry::new).orElse(Telemetry.OFF);
    }

    /** Hands over what is not sent yet; whoever comes second waits until that is done. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            sdk.ifPresent(OpenTelemetrySdk::close);
        }
    }
}
