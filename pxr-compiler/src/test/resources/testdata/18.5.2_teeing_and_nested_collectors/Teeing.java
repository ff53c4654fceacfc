import java.util.*;
import java.util.function.*;
import java.util.stream.*;

import static java.util.stream.Collectors.*;

/** Collectors in collectors in collectors, with the lambdas at the bottom. */
class Teeing {
    record Sale(String shop, String item, double price, int count) {}

    record Both(double sum, long n) {}

    void run(List<Sale> sales) {
        sales.stream().collect(teeing(summingDouble(s -> s.price()), counting(), (sum, n) -> new Both(sum, n))).sum();
        //: teeing -> Collectors#teeing(Collector,Collector,BiFunction)
        //: price -> Teeing$Sale#price(); new Both -> Teeing$Both#<init>(double,long)
        //: sum@3 -> Teeing$Both#sum()
        sales.stream().collect(groupingBy(s -> s.shop(), groupingBy(s -> s.item(), mapping(s -> s.count(), reducing(0, (a, b) -> a.intValue() + b))))).get("a").get("b").intValue();
        //: shop -> Teeing$Sale#shop(); item -> Teeing$Sale#item(); count -> Teeing$Sale#count()
        //: intValue -> Integer#intValue(); intValue@2 -> Integer#intValue()
        sales.stream().collect(groupingBy(Sale::shop, collectingAndThen(maxBy(Comparator.comparingDouble(s -> s.price())), o -> o.get().item()))).get("a").trim();
        //: methodref shop -> Teeing$Sale#shop(); price -> Teeing$Sale#price()
        //: get -> Optional#get(); item -> Teeing$Sale#item(); trim -> String#trim()
        sales.stream().collect(filtering(s -> s.count() > 1, flatMapping(s -> Stream.of(s.shop(), s.item()), toCollection(TreeSet::new)))).first().trim();
        //: count -> Teeing$Sale#count(); shop -> Teeing$Sale#shop()
        //: methodref new -> TreeSet#<init>(); first -> TreeSet#first(); trim -> String#trim()
        Map<Boolean, Map<String, Set<String>>> m = sales.stream().collect(partitioningBy(s -> s.price() > 1, toMap(s -> s.shop(), s -> new HashSet<>(Set.of(s.item())), (a, b) -> { a.addAll(b); return a; })));
        //: price -> Teeing$Sale#price(); shop -> Teeing$Sale#shop()
        //: new HashSet -> HashSet#<init>(Collection); item -> Teeing$Sale#item()
        //: addAll -> Set#addAll(Collection)
        m.get(true).get("a").iterator().next().trim();      //: trim -> String#trim()
        sales.stream().sorted(Comparator.comparing(Sale::shop, Comparator.nullsLast(Comparator.naturalOrder())).thenComparing(s -> s.item(), String.CASE_INSENSITIVE_ORDER).thenComparingInt(s -> s.count()));
        //: methodref shop -> Teeing$Sale#shop(); item -> Teeing$Sale#item()
        //: CASE_INSENSITIVE_ORDER -> String#CASE_INSENSITIVE_ORDER; count -> Teeing$Sale#count()
        IntStream.rangeClosed(1, 3).boxed().collect(partitioningBy(i -> i % 2 == 0)).get(true).get(0).intValue();
        //: intValue -> Integer#intValue()
        Stream.concat(sales.stream().map(s -> s.shop()), Stream.of("x")).map(x -> x.trim()).toList();
        //: concat -> Stream#concat(Stream,Stream); trim -> String#trim()
    }
}
