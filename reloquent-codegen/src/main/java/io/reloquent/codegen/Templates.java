package io.reloquent.codegen;

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
