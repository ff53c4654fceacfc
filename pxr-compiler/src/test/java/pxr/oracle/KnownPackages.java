package pxr.oracle;

import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.PackageSymbol;
import com.sun.tools.javac.code.Symtab;
import java.util.HashSet;
import java.util.Set;

/** The packages that have a class, or have one that has. Of any other name javac makes one, too. */
final class KnownPackages {

    private final Set<String> names = new HashSet<>();

    KnownPackages(Symtab symtab) {
        for (ClassSymbol known : symtab.getAllClasses()) {
            PackageSymbol innermost = known.packge();
            if (innermost.exists()) addWithEnclosing(innermost);
        }
    }

    private void addWithEnclosing(PackageSymbol innermost) {
        for (Symbol s = innermost; s instanceof PackageSymbol; s = s.owner) {
            if (!names.add(s.getQualifiedName().toString())) return;
        }
    }

    boolean contain(PackageSymbol named) {
        return names.contains(named.getQualifiedName().toString());
    }
}
