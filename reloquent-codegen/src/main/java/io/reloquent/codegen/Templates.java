package io.reloquent.codegen;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/// Templates that look like the files they become.
final class Templates {

    private static final TemplateEngine ENGINE = engine();

    private Templates() {}

    /// @param values whose texts go into the file as they are
    static String fill(String template, Map<String, Object> values) {
        return ENGINE.process(template, new Context(Locale.ROOT, values));
    }

    /// A file as it is.
    static String text(String name) {
        try (InputStream content = Templates.class.getResourceAsStream(name)) {
            if (content == null) {
                throw new IllegalStateException(name + " is missing in this program");
            }
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TemplateEngine engine() {
        var resolver = new ClassLoaderTemplateResolver(Templates.class.getClassLoader());
        resolver.setPrefix("io/reloquent/codegen/");
        resolver.setTemplateMode(TemplateMode.TEXT);
        resolver.setCharacterEncoding("UTF-8");
        resolver.setCacheable(true);
        var engine = new TemplateEngine();
        engine.setTemplateResolver(resolver);
        return engine;
    }
}
