def _in_components(document: dict[str, Any]) -> None:
    """Name what the parser knows by name only: the target of a reference into a schema, and an object beside `null`."""
    schemas: dict[str, Any] = document.setdefault("components", {}).setdefault("schemas", {})
    moved: dict[str, str] = {}
    waiting: list[Any] = [document]
    while waiting:
        for _, node in list(nodes(waiting.pop())):
            reference = node.get("$ref")
            if isinstance(reference, str) and (reference in moved or _is_inside_a_schema(reference)):
                if reference not in moved:
                    moved[reference] = _unused(" ".join(WORD.findall(unquote(reference))[2:]), schemas)
                    schemas[moved[reference]] = copy.deepcopy(resolve(document, reference))
                    waiting.append(schemas[moved[reference]])
                node["$ref"] = f"#/components/schemas/{moved[reference]}"
    for name, node in list(schemas.items()):
        types = node.get("type") if isinstance(node, dict) else None
        if not (isinstance(types, list) and "object" in types and "allOf" in node):
            continue
        if Schema(node, f"#/components/schemas/{name}", document).types == {"object"}:
            node["type"] = "object"
        else:
            named = _unused(f"{name}Object", schemas)
            schemas[named] = {**node, "type": "object"}
            others = [{"type": one} for one in types if one != "object"]
            schemas[name] = {"anyOf": [{"$ref": f"#/components/schemas/{named}"}, *others]}


WORD = re.compile(r"\w+")


def _is_inside_a_schema(reference: str) -> bool:
    is_named = re.fullmatch(r"#/components/[^/]+/[^/]+", reference)
    return not is_named and (reference.startswith("#/components/schemas/") or "/schema" in reference)


def _unused(name: str, schemas: Mapping[str, Any]) -> str:
    wanted = "".join(word[:1].upper() + word[1:] for word in name.split())
    taken = {class_name(one) for one in schemas}
    return next(
        one for one in chain([wanted], (f"{wanted}{number}" for number in count(2))) if class_name(one) not in taken
    )


