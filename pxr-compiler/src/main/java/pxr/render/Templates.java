package pxr.render;

import java.util.Locale;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The templates of the module `site-templates`, parsed once. */
final class Templates {

    static final String ROOT = "pxr-site/";

    private final TemplateEngine engine = new TemplateEngine();

    Templates() {
        var resolver = new ClassLoaderTemplateResolver(Templates.class.getClassLoader());
        resolver.setPrefix(ROOT);
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding("UTF-8");
        engine.setTemplateResolver(resolver);
    }

    /** Fills `pxr-site/NAME.html`, which finds the model under the name `page`. */
    String fill(String name, Object model) {
        var context = new Context(Locale.ROOT);
        context.setVariable("page", model);
        return engine.process(name, context);
    }
}
