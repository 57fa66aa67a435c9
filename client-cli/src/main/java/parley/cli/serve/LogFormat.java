package parley.cli.serve;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.util.Objects;
import org.slf4j.LoggerFactory;

/** How a program that listens writes its log. */
enum LogFormat {
    /** One line for people. */
    TEXT,
    /** One JSON object a line, with the session, the round and the trace. */
    JSON;

    void use() {
        if (this == TEXT) {
            return;
        }
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        var configurator = new JoranConfigurator();
        configurator.setContext(context);
        try {
            configurator.doConfigure(Objects.requireNonNull(LogFormat.class.getResource("/logback-json.xml")));
        } catch (JoranException e) {
            throw new IllegalStateException("logback-json.xml is part of the program", e);
        }
    }
}
