/** A switch expression's value comes from arrows and yields; their types decide together. */
class Yield {
    int pick(Object o) {
        return 0;
    }

    int pick(String s) {
        return 1;
    }

    int run(int n) {
        int a = pick(switch (n) {                       //: pick -> Yield#pick(String)
            case 1 -> "a";
            case 2 -> {
                String s = "b";                         //: s is #s
                yield s.trim();                         //: s -> #s; trim -> String#trim()
            }
            default -> throw new Error();               //: new Error -> Error#<init>()
        });
        return a + pick(switch (n) {                    //: pick -> Yield#pick(Object)
            case 1: yield "a";
            default: yield 1;
        });
    }
}
