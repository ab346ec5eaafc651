// Says what OSM Ops makes of the repositories that the folders on the command line hold: one JSON object a folder.
//
// It belongs into osmops/cfg of OSM Ops, as a test: see README.md beside it.
package cfg

import (
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	jsoniter "github.com/json-iterator/go"

	"github.com/martel-innovate/osmops/osmops/util"
	"github.com/martel-innovate/osmops/osmops/util/file"
)

type answer struct {
	// Why the configuration or the connection file is refused; OSM Ops does nothing at all then.
	Refused  string `json:"refused,omitempty"`
	Host     string `json:"host,omitempty"`
	Port     int    `json:"port,omitempty"`
	Project  string `json:"project,omitempty"`
	User     string `json:"user,omitempty"`
	Password string `json:"password,omitempty"`
	// Folders of packages, relative to the repository's root.
	Packages []string `json:"packages"`
	// By the file's path relative to the root.
	Instances map[string]map[string]string `json:"instances"`
	// Files that are logged as an error and skipped.
	Skipped []string `json:"skipped"`
}

// The standard encoder knows no maps with keys of any type: OSM Ops sends what this one writes.
var json = jsoniter.ConfigCompatibleWithStandardLibrary

type recorder struct {
	root   string
	answer *answer
}

func (r *recorder) Process(f *KduNsActionFile) error {
	c := f.Content
	params, err := json.Marshal(c.Kdu.Params)
	if err != nil {
		return err
	}
	r.answer.Instances[relative(r.root, f.FilePath.Value())] = map[string]string{
		"name": c.Name, "description": c.Description, "nsdName": c.NsdName, "vnfName": c.VnfName,
		"vimAccountName": c.VimAccountName, "kdu": c.Kdu.Name, "params": string(params),
	}
	return nil
}

func relative(root, path string) string {
	rel, _ := filepath.Rel(root, path)
	return rel
}

func ask(root string) (a answer) {
	a = answer{Packages: []string{}, Instances: map[string]map[string]string{}, Skipped: []string{}}
	defer func() {
		if r := recover(); r != nil {
			a.Refused = fmt.Sprintf("panic: %v", r)
		}
	}()
	rootDir, err := file.ParseAbsPath(root)
	if err != nil {
		a.Refused = err.Error()
		return a
	}
	store, err := NewStore(rootDir)
	if err != nil {
		a.Refused = strings.ReplaceAll(err.Error(), root, "ROOT")
		return a
	}
	c := store.OsmConnection()
	address, _ := util.ParseHostAndPort(c.Hostname)
	a.Host, a.Port = address.Host(), address.Port()
	a.Project, a.User, a.Password = c.Project, c.User, c.Password
	packages, err := store.RepoPkgDirectories()
	if err != nil {
		a.Skipped = append(a.Skipped, "osm-pkgs")
	}
	for _, p := range packages {
		a.Packages = append(a.Packages, relative(root, p.Value()))
	}
	for _, e := range NewKduNsActionRepoScanner(store).Visit(&recorder{root, &a}) {
		a.Skipped = append(a.Skipped, relative(root, e.(*file.VisitError).AbsPath))
	}
	sort.Strings(a.Skipped)
	return a
}

func TestAsk(t *testing.T) {
	for _, root := range strings.Split(os.Getenv("REPOSITORIES"), ":") {
		line, err := json.Marshal(ask(root))
		if err != nil {
			t.Fatal(err)
		}
		fmt.Printf("%s\n", line)
	}
}
