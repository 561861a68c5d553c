package io.github.llamabatches.generator;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads schemas with alternatives. */
final class UnionReader {

    /** The nested classes that hold a value, by its type in JSON. */
    private static final Map<String, String> HOLDERS = Map.of(
            "string", "OfString",
            "integer", "OfInteger",
            "number", "OfNumber",
            "boolean", "OfBoolean",
            "array", "OfList",
            "object", "OfMap");

    private final String packageName;
    private final SchemaTypes types;

    UnionReader(String packageName, SchemaTypes types) {
        this.packageName = packageName;
        this.types = types;
    }

    UnionClass read(String name, SpecPart schema, Union union) {
        List<Union.Variant> written = union instanceof Union.Choice choice
                ? choice.variants()
                : union.parts().stream()
                        .map(part -> new Union.Variant("", part, JavaType.Kind.ANY, List.of()))
                        .toList();
        boolean decided = union instanceof Union.Choice;
        boolean onlyObjects = union instanceof Union.Choice choice && choice.hasOnlyObjects();
        Map<String, UnionClass.Variant> variants = new LinkedHashMap<>();
        for (Union.Variant variant : written) {
            JavaType type = type(variant);
            boolean isNested = decided && !onlyObjects;
            String variantName = isNested ? holder(variant, type) : type.text();
            // A schema can have the name of a type: then the list is a record OfList2.
            for (int number = 2; isNested && variants.containsKey(variantName); number++) {
                variantName = holder(variant, type) + number;
            }
            variants.putIfAbsent(
                    variantName,
                    new UnionClass.Variant(variantName, "", variant.jsonType(), type, isNested, variant.keys()));
        }
        return new UnionClass(
                packageName,
                name,
                description(schema),
                schema.isTrue("deprecated"),
                withConstants(List.copyOf(variants.values())),
                union instanceof Union.Choice choice ? choice.key() : "",
                decided);
    }

    /** Returns the description, with the values of an enum: they have no constants. */
    private static @Nullable String description(SpecPart schema) {
        String description = Texts.sentenceOrNull(schema.text("description"));
        if (!Schemas.isMixed(schema)) {
            return Texts.orNull(schema.text("description"));
        }
        String listed = Schemas.values(schema).stream()
                .map(value -> JsonText.of(value.json()))
                .collect(Collectors.joining(", ", "The listed values are ", "."));
        return description == null ? listed : description + " " + listed;
    }

    private JavaType type(Union.Variant variant) {
        SpecPart schema = variant.schema();
        JavaType type = schema == null ? JavaType.of(variant.kind(), false) : types.of(schema);
        return new JavaType(type.kind(), type.text(), false, type.item());
    }

    private static String holder(Union.Variant variant, JavaType type) {
        return type.kind() == JavaType.Kind.RECORD
                ? "Of" + simpleName(type)
                : String.valueOf(HOLDERS.get(variant.jsonType()));
    }

    private static List<UnionClass.Variant> withConstants(List<UnionClass.Variant> variants) {
        List<String> wanted = variants.stream()
                .map(variant -> variant.isNested() ? variant.name().substring(2) : simpleName(variant.type()))
                .toList();
        Iterator<String> constants =
                JavaNames.distinct(wanted, UnionReader::constant, "_", Set.of()).iterator();
        List<UnionClass.Variant> named = new ArrayList<>();
        variants.forEach(variant -> named.add(new UnionClass.Variant(
                variant.name(),
                constants.next(),
                variant.jsonType(),
                variant.type(),
                variant.isNested(),
                variant.keys())));
        return named;
    }

    private static String simpleName(JavaType type) {
        return type.text().substring(type.text().lastIndexOf('.') + 1);
    }

    private static String constant(String type) {
        return JavaNames.constant(type.replaceAll("(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})", "_"));
    }
}
