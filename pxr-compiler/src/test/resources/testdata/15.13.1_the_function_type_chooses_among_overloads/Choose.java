import java.util.*;
import java.util.function.*;

/** The parameters of the function type are the arguments by which the method is chosen. */
class Choose {
    static String f(int n) {
        return "";
    }

    static String f(String s) {
        return s;
    }

    static String f(Object a, Object b) {
        return "";
    }

    Choose() {}

    Choose(String s) {}

    Choose(int... all) {}

    void run() {
        IntFunction<String> a = Choose::f;                  //: methodref f -> Choose#f(int)
        Function<Integer, String> b = Choose::f;            //: methodref f -> Choose#f(int)
        Function<String, String> c = Choose::f;             //: methodref f -> Choose#f(String)
        BinaryOperator<String> d = Choose::f;
        //: methodref f -> Choose#f(Object,Object)
        Supplier<Choose> e = Choose::new;                   //: methodref new -> Choose#<init>()
        Function<String, Choose> g = Choose::new;
        //: methodref new -> Choose#<init>(String)
        IntFunction<Choose> h = Choose::new;
        //: methodref new -> Choose#<init>(int[])
        Function<Object, String> i = String::valueOf;
        //: methodref valueOf -> String#valueOf(Object)
        Function<char[], String> j = String::valueOf;
        //: methodref valueOf -> String#valueOf(char[])
        ToIntFunction<String> k = Integer::parseInt;
        //: methodref parseInt -> Integer#parseInt(String)
        IntBinaryOperator l = Math::max;                    //: methodref max -> Math#max(int,int)
        DoubleUnaryOperator m = Math::abs;                  //: methodref abs -> Math#abs(double)
        Comparator<String> n = String::compareToIgnoreCase;
        //: methodref compareToIgnoreCase -> String#compareToIgnoreCase(String)
        Consumer<String> o = new ArrayList<String>()::add;
        //: new ArrayList -> ArrayList#<init>(); methodref add -> ArrayList#add(Object)
        BiFunction<String, Integer, Character> p = String::charAt;
        //: methodref charAt -> String#charAt(int)
    }
}
