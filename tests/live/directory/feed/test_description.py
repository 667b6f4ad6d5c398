import json

from commonweal.live.directory.feed.description import answers, components, described


def test_the_profiles_schemas_name_each_other_within_the_description():
    known = components()
    assert {"service", "organization", "taxonomy_term", "root"} <= set(known)
    links = json.dumps(known).split('"$ref": "')[1:]
    assert links
    assert all(link.split('"')[0].removeprefix("#/components/schemas/") in known for link in links)


def test_a_page_has_the_profiles_envelope():
    page = answers("service", many=True, refuses=True)["responses"]
    assert set(page) == {200, 404, 422}
    schema = page[200]["content"]["application/json"]["schema"]
    assert schema["properties"]["contents"]["items"] == {"$ref": "#/components/schemas/service"}
    assert "total_items" in schema["required"]
    assert set(answers("service", misses=False)["responses"]) == {200}


def test_a_description_says_where_its_feed_is():
    made = described({"paths": {}}, "/ourtown/openreferral")
    assert made["servers"] == [{"url": "/ourtown/openreferral"}]
    assert "service" in made["components"]["schemas"]
