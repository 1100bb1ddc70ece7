package io.reloquent.web;

import io.reloquent.web.security.Address;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.stereotype.Component;
import reactor.netty.ChannelBindException;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/// This machine's own address of the newer protocol: browsers take it for `localhost` first. Where there is none, the
/// older one serves alone.
@Component
final class SecondListener implements SmartLifecycle {

    private final HttpHandler handler;
    private final Address address;
    private final Surroundings surroundings;
    private @Nullable DisposableServer server;

    SecondListener(HttpHandler handler, Address address, Surroundings surroundings) {
        this.handler = handler;
        this.address = address;
        this.surroundings = surroundings;
    }

    @Override
    public void start() {
        if (!address.isLoopback() || address.tls()) {
            return;
        }
        try {
            server = HttpServer.create()
                    .host("::1")
                    .port(address.port())
                    .handle(new ReactorHttpHandlerAdapter(handler))
                    .bindNow();
        } catch (ChannelBindException taken) {
            surroundings
                    .err()
                    .println("On [::1] port %d is taken or cannot be; open 127.0.0.1, not localhost."
                            .formatted(address.port()));
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.disposeNow();
            server = null;
        }
    }

    @Override
    public boolean isRunning() {
        return server != null;
    }
}
