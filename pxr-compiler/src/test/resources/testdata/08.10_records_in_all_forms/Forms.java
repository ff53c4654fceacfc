import java.util.*;
import java.util.function.*;

/** Components with annotations and varargs; generic, nested, local records; accessors that implement. */
class Forms {
    interface Named<T> {
        T name();

        default T shout() {
            return name();                      //: name -> Forms$Named#name()
        }
    }

    record User(@Deprecated String name, int... ids) implements Named<String> {
    //: def name -> Forms$User#name; annotation Deprecated -> java.lang.Deprecated
        static int count;

        User {
            ids = ids.clone();
            //: ids is #ids; ids@2 -> #ids; clone -> Object#clone()
            count += name.length();
            //: update count -> Forms$User#count; length -> String#length()
        }

        User(String first, String last) {
            this(first + last, 1, 2);           //: call this -> Forms$User#<init>(String,int[])
        }

        static User of(String s) {
            return new User(s);                 //: new User -> Forms$User#<init>(String,int[])
        }

        int first() {
            return ids[0] + ids().length + this.ids.length;
            //: ids -> Forms$User#ids; ids@2 -> Forms$User#ids(); length -> []#length
        }
    }

    record Tree<T extends Comparable<T>>(T value, Tree<T> left, Tree<T> right) {
        T max() {
            return right == null ? value() : right.max();
            //: right -> Forms$Tree#right; value -> Forms$Tree#value(); max -> Forms$Tree#max()
        }

        <R extends Comparable<R>> Tree<R> map(Function<T, R> f) {
            return new Tree<>(f.apply(value), left().map(f), right.map(f));
            //: new Tree -> Forms$Tree#<init>(Comparable,Forms$Tree,Forms$Tree)
            //: left -> Forms$Tree#left(); map -> Forms$Tree#map(Function)
        }
    }

    String run(User u, Tree<String> t) {
        record Local(User user, Tree<String> tree) {
            Local {
                Objects.requireNonNull(user);
                //: requireNonNull -> Objects#requireNonNull(Object); user is #user
            }
        }
        Function<User, String> f = User::name;  //: methodref name -> Forms$User#name()
        BiFunction<User, Tree<String>, Local> g = Local::new;
        //: methodref new -> Forms$1Local#<init>(Forms$User,Forms$Tree)
        return u.shout() + t.max().trim() + t.map(s -> s.length()).value().intValue() + g.apply(u, t).user().name();
        //: shout -> Forms$Named#shout(); trim -> String#trim(); length -> String#length()
        //: value -> Forms$Tree#value(); intValue -> Integer#intValue(); name -> Forms$User#name()
    }
}
