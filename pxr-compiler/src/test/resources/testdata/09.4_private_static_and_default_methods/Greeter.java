/** Methods of interfaces can have bodies; a qualified super names whose. */
interface Greeter {
    String name();

    default String greet() {
        return prefix() + name();
        //: prefix -> Greeter#prefix(); name -> Greeter#name()
    }

    private String prefix() {
        return hello();                         //: hello -> Greeter#hello()
    }

    static String hello() {
        return "Hello ";
    }

    interface Loud {
        default String greet() {
            return "!";
        }
    }

    class Both implements Greeter, Loud {
        public String name() {
            return "b";
        }

        public String greet() {
            return Greeter.super.greet() + Loud.super.greet();
            //: Greeter -> Greeter; greet -> Greeter#greet(); Loud -> Greeter$Loud
            //: greet@2 -> Greeter$Loud#greet()
        }
    }
}
