import java.util.List;

/// [List], [a list][List], [the size][List#size()], [#m], [Mark#m(int\[\])] //: doc List -> java.util.List; List@2 -> java.util.List; List@3 -> java.util.List; size -> java.util.List#size(); m -> Mark#m(int[]); m@2 -> Mark#m(int[])
/// [java.util], [java.util.List#of(Object...)] //: util -> java.util; of -> java.util.List#of(java.lang.Object[]); Object -> java.lang.Object
/// {@link List} as ever, and [`code`][List] and [*{@link Mark}*][List] //: doc List -> java.util.List; List@2 -> java.util.List; List@3 -> java.util.List; Mark -> Mark
///
/// Code is not looked at: `[List]`, ``{@link List}``, `{@link
/// List}` but {@link Mark} is. //: Mark -> Mark
///
///     [List] {@link List}
///
/// ```
/// [List] {@link List}
/// @see List
/// ```
///
/// - [List] in an item //: doc List -> java.util.List
///
///       [List] in its code
///
/// ~~~java
/// {@link List}
/// ~~~
///
/// > [List] //: doc List -> java.util.List
///
/// | table | of |
/// |---|---|
/// | [List] | {@link List} | //: doc List -> java.util.List; List@2 -> java.util.List
///
/// No references: \[List], ![List], [List](https://a.example), [defined], [List]: [0] [a b] {@code [List]} [unknown]
///
/// [defined]: https://a.example
///
/// @param <T> of [List] //: T -> Mark<T>; doc List -> java.util.List
/// @see List#add(Object) [adds][List] //: List -> java.util.List; add -> java.util.List#add(java.lang.Object); List@2 -> java.util.List
class Mark<T> {
    void m(int[] a) {}
}
