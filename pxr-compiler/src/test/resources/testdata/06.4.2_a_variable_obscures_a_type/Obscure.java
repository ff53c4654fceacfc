/** Where a name could be a variable, a type or a package, the variable is preferred. */
class Obscure {
    static class Color {
        static String name() {
            return "type";
        }
    }

    static class Paint {
        String name() {
            return "variable";
        }
    }

    Paint Color = new Paint();          //: Paint -> Obscure$Paint

    String which() {
        return Color.name();            //: Color -> Obscure#Color; name -> Obscure$Paint#name()
    }

    Color type() {                      //: Color -> Obscure$Color
        return null;
    }
}
