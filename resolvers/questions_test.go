package resolvers

import "testing"

// Every question of the contract is answered, and no other field is.
func TestEveryQuestionIsAnswered(t *testing.T) {
	answered := questionsByField()
	_, asked := questionDefinitions()
	for _, field := range asked {
		if answered[field.Name] == nil {
			t.Errorf("the contract has the question %s, which nothing answers", field.Name)
		}
		delete(answered, field.Name)
	}
	for name := range answered {
		t.Errorf("%s is answered, but not in the contract", name)
	}
}
