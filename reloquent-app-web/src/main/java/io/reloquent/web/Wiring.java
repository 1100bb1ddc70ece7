package io.reloquent.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.Nulls;
import io.reloquent.session.browser.Tickets;
import io.reloquent.web.live.Workplace;
import io.reloquent.web.security.Address;
import io.reloquent.web.security.LaunchToken;
import io.reloquent.web.security.Visits;
import java.util.List;
import java.util.concurrent.Executors;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.task.support.TaskExecutorAdapter;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.web.reactive.config.BlockingExecutionConfigurer;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.type.LogicalType;

/// What serves requests. Use cases wait for databases, so every request that calls one has a virtual thread.
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ComponentScan
class Wiring implements WebFluxConfigurer {

    static final int MOST_BYTES = 8 << 20;

    @Bean
    Workplace workplace(ServeOptions options, Surroundings surroundings) {
        return new Workplace(
                options.configuration(), options.settings(), surroundings.environment(), surroundings.clock());
    }

    @Bean
    Address address(ServeOptions options) {
        return options.address();
    }

    @Bean
    LaunchToken launchToken() {
        return LaunchToken.fresh();
    }

    @Bean
    Tickets tickets(ServeOptions options, Surroundings surroundings) {
        return new Tickets(options.configuration(), surroundings.clock());
    }

    @Bean
    Visits visits() {
        return new Visits();
    }

    /// What nobody knows is left out. What is sent that nobody reads is refused, and so is what is not of the type that
    /// openapi.json says, or is missing.
    @Bean
    JsonMapperBuilderCustomizer json() {
        return builder -> builder.changeDefaultPropertyInclusion(
                        value -> value.withValueInclusion(JsonInclude.Include.NON_ABSENT))
                .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL))
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfigDefaults(any -> any.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
                .withCoercionConfig(
                        LogicalType.Textual,
                        texts -> List.of(
                                        CoercionInputShape.Boolean,
                                        CoercionInputShape.Integer,
                                        CoercionInputShape.Float)
                                .forEach(shape -> texts.setCoercion(shape, CoercionAction.Fail)))
                .addModule(WholeNumbers.module())
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    @Override
    public void configureHttpMessageCodecs(ServerCodecConfigurer configurer) {
        configurer.defaultCodecs().maxInMemorySize(MOST_BYTES);
    }

    @Override
    public void configureBlockingExecution(BlockingExecutionConfigurer configurer) {
        configurer.setExecutor(new TaskExecutorAdapter(Executors.newVirtualThreadPerTaskExecutor()));
        configurer.setControllerMethodPredicate(method -> true);
    }
}
