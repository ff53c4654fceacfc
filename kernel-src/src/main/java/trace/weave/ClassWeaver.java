package trace.weave;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;

/** Transforms one class: each of its methods by a [MethodWeaver]. */
final class ClassWeaver {

    private final MethodTable methods;
    private final WeavingRule rule;
    private final SiteTable sites;

    ClassWeaver(MethodTable methods, WeavingRule rule, SiteTable sites) {
        this.methods = methods;
        this.rule = rule;
        this.sites = sites;
    }

    byte[] weave(ClassFile classFile, ClassModel model) {
        ClassTransform transform =
                (builder, element) -> {
                    if (element instanceof MethodModel method && method.code().isPresent()) {
                        builder.transformMethod(
                                method, MethodTransform.transformingCode(weaverOf(model, method)));
                    } else {
                        builder.with(element);
                    }
                };
        return classFile.transformClass(model, transform);
    }

    private MethodWeaver weaverOf(ClassModel owner, MethodModel method) {
        boolean recorded = rule.isRecorded(owner, method);
        return new MethodWeaver(
                method,
                recorded ? methods.get(owner, method).id() : MethodWeaver.NONE,
                recorded ? rule.rank(owner, method) : 0,
                methods.inSource(owner, method).id(),
                rule,
                sites);
    }
}
